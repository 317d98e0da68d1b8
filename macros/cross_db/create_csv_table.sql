{#
    Seeds. The sample is raw data, so its seeds are stored as text like every raw table: dbt's own type
    guessing would turn phone numbers into integers and "n/a" into null.
#}
{% macro duckdb__create_csv_table(model, agate_table) -%}
    {%- if not model['config'].get('meta', {}).get('landed_as_text') -%}
        {{ return(default__create_csv_table(model, agate_table)) }}
    {%- endif -%}
    {%- set columns = [] -%}
    {%- for name in agate_table.column_names -%}
        {%- do columns.append(adapter.quote(name) ~ ' varchar') -%}
    {%- endfor -%}
    {%- set sql = 'create table ' ~ this.render() ~ ' (' ~ columns | join(', ') ~ ')' -%}
    {%- call statement('_') -%}{{ sql }}{%- endcall -%}
    {{ return(sql) }}
{%- endmacro %}

{# The columns of a seed with their types: text where the seed is raw data or names no type. #}
{% macro seed_columns(model, agate_table) -%}
    {%- set chosen = model['config'].get('column_types', {}) -%}
    {%- set columns = {} -%}
    {%- for name in agate_table.column_names -%}
        {%- do columns.update({name: chosen.get(name, 'string')}) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}

{% macro spark__create_csv_table(model, agate_table) -%}
    {%- set columns = [] -%}
    {%- for name, data_type in seed_columns(model, agate_table).items() -%}
        {%- do columns.append(adapter.quote(name) ~ ' ' ~ data_type) -%}
    {%- endfor -%}
    {%- set sql -%}
        create table {{ this.render() }} ({{ columns | join(', ') }}) {{ file_format_clause() }}
    {%- endset -%}
    {%- call statement('_') -%}{{ sql }}{%- endcall -%}
    {{ return(sql) }}
{%- endmacro %}

{#
    dbt-spark writes the rows of a seed as literals without escaping them, and a missing value as the
    text 'None'. Instead, Spark reads the file itself, as DuckDB does: as text, with an empty field as null.
    The file must be on the machine where Spark runs; on a cluster, load the tables with a loader and set
    `raw: source`.
#}
{% macro spark__load_csv_rows(model, agate_table) -%}
    {%- set values = [] -%}
    {%- for name, data_type in seed_columns(model, agate_table).items() -%}
        {%- do values.append("cast(nullif(" ~ adapter.quote(name) ~ ", '') as " ~ data_type ~ ')') -%}
    {%- endfor -%}
    {%- set file_view = 'seed_file_' ~ model['alias'] -%}
    {%- call statement('_') -%}
        create or replace temporary view {{ file_view }} using csv options (
            path '{{ model["root_path"] }}/{{ model["original_file_path"] }}',
            header 'true', multiLine 'true', escape '"', encoding 'UTF-8'
        )
    {%- endcall -%}
    {%- set sql -%}
        insert into {{ this.render() }} select {{ values | join(', ') }} from {{ file_view }}
    {%- endset -%}
    {%- call statement('_') -%}{{ sql }}{%- endcall -%}
    {%- call statement('_') -%}drop view {{ file_view }}{%- endcall -%}
    {{ return(sql) }}
{%- endmacro %}
