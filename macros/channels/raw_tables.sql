{# The raw tables of a channel, each with the base model that judges its rows: vars.raw_tables says it once. #}
{% macro raw_tables(channel) -%}
    {%- set base_models = {} -%}
    {%- for table, name in var('raw_tables').get(channel, {}).items() -%}
        {%- do base_models.update({table: 'base_' ~ channel ~ '__' ~ name}) -%}
    {%- endfor -%}
    {{ return(base_models) }}
{%- endmacro %}

{#
    Stack the select that `rows_of` makes of each raw table of the channels that are switched on; it is given the
    channel, the table and the base model. The linter reads the first: the others differ in names only.
#}
{% macro union_raw_tables(rows_of) -%}
    {%- set selects = [] -%}
    {%- for channel in switched_on_channels() -%}
        {%- for table, base_model in raw_tables(channel).items() if not (selects and is_linted()) -%}
            {%- do selects.append(rows_of(channel, table, base_model)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ selects | join('\n    union all\n    ') }}
{%- endmacro %}

{# How many rows a raw table holds. #}
{% macro raw_row_count(channel, table, base_model) -%}
    select
        '{{ channel }}' as channel,
        '{{ table }}' as raw_table,
        count(*) as raw_rows
    from {{ raw_table(channel, table) }}
{%- endmacro %}

{#
    Rows that a base model judges would be in no account when vars.raw_tables does not name their table beside it.
    A channel without any line is named by switched_on_channels().
#}
{% macro refuse_forgotten_raw_table(channel, table) -%}
    {%- set is_on_the_list = raw_tables(channel).get(table) == model.name -%}
    {%- if channel in var('raw_tables') and not is_on_the_list -%}
        {%- do exceptions.raise_compiler_error(
            model.name ~ ' reads the raw table ' ~ table
            ~ ', which vars.raw_tables in dbt_project.yml does not name beside it'
        ) -%}
    {%- endif -%}
{%- endmacro %}
