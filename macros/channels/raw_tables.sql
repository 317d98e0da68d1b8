{# The raw tables of a channel, each with the base model that validates its rows, as vars.raw_tables lists them. #}
{% macro raw_tables(channel) -%}
    {%- set base_models = {} -%}
    {%- for table, name in var('raw_tables').get(channel, {}).items() -%}
        {%- do base_models.update({table: 'base_' ~ channel ~ '__' ~ name}) -%}
    {%- endfor -%}
    {{ return(base_models) }}
{%- endmacro %}

{#
    Union the selects that `rows_of` returns for each raw table of the channels that are switched on; `rows_of` gets
    the channel, the table and the base model. The linter gets the first select only: the others differ in names only.
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

{# Number of rows in a raw table. #}
{% macro raw_row_count(channel, table, base_model) -%}
    select
        '{{ channel }}' as channel,
        '{{ table }}' as raw_table,
        count(*) as raw_rows
    from {{ raw_table(channel, table) }}
{%- endmacro %}

{#
    If vars.raw_tables did not list a raw table with its base model, the rejected rows and the row counts would
    silently leave out its rows. A channel without any line is reported by switched_on_channels().
#}
{% macro refuse_forgotten_raw_table(channel, table) -%}
    {%- set is_on_the_list = raw_tables(channel).get(table) == model.name -%}
    {%- if channel in var('raw_tables') and not is_on_the_list -%}
        {%- do exceptions.raise_compiler_error(
            model.name ~ ' reads the raw table ' ~ table
            ~ ', which vars.raw_tables in dbt_project.yml does not list with this base model'
        ) -%}
    {%- endif -%}
{%- endmacro %}
