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

{#
    Rows that a base model judges would be in no account when vars.raw_tables does not name their table beside it.
    A channel without any line is named by switched_on_channels().
#}
{% macro refuse_forgotten_raw_table(channel, table) -%}
    {%- set is_on_the_list = raw_tables(channel).get(table) == model.name -%}
    {%- if channel in var('raw_tables') and not is_on_the_list and not is_linted() -%}
        {%- do exceptions.raise_compiler_error(
            model.name ~ ' reads the raw table ' ~ table
            ~ ', which vars.raw_tables in dbt_project.yml does not name beside it'
        ) -%}
    {%- endif -%}
{%- endmacro %}
