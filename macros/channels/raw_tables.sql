{# The raw tables of a channel, each with the base model that judges its rows: vars.raw_tables says it once. #}
{% macro raw_tables(channel) -%}
    {%- set base_models = {} -%}
    {%- for table, name in var('raw_tables').get(channel, {}).items() -%}
        {%- if not (base_models and is_linted()) -%}
            {%- do base_models.update({table: 'base_' ~ channel ~ '__' ~ name}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(base_models) }}
{%- endmacro %}

{# How many rows each raw table of the channels that are switched on holds. #}
{% macro raw_row_counts() -%}
    {%- do refuse_forgotten_base_models() -%}
    {%- set counts = [] -%}
    {%- for channel in switched_on_channels() -%}
        {%- for table in raw_tables(channel) -%}
            {%- do counts.append(
                "select '" ~ channel ~ "' as channel, '" ~ table ~ "' as raw_table, count(*) as raw_rows from "
                ~ raw_table(channel, table)
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ counts | join('\n    union all\n    ') }}
{%- endmacro %}

{# Rows that a base model judges would be in no account when vars.raw_tables does not name it. #}
{% macro refuse_forgotten_base_models() -%}
    {%- for channel in switched_on_channels() if execute and not is_linted() -%}
        {%- set named = raw_tables(channel).values() -%}
        {%- set prefix = 'base_' ~ channel ~ '__' -%}
        {%- for model in graph.nodes.values() if model.name.startswith(prefix) and model.name not in named -%}
            {%- if reads_raw_rows(model, channel) -%}
                {%- do exceptions.raise_compiler_error(
                    model.name ~ ' reads a raw table and is not under vars.raw_tables in dbt_project.yml'
                ) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}

{# Whether a node of the graph reads a source of the channel, or a seed of its sample. #}
{% macro reads_raw_rows(node, channel) -%}
    {%- set raw_parents = [] -%}
    {%- for parent in node.depends_on.nodes -%}
        {%- if parent.startswith('source.') or ('.' ~ channel ~ '__') in parent and parent.startswith('seed.') -%}
            {%- do raw_parents.append(parent) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(raw_parents | length > 0) }}
{%- endmacro %}
