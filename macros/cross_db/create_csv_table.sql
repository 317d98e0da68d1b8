{#
    The sample is raw data, so its seeds land as text like every raw table: dbt's own type guessing
    would turn phone numbers into integers and "n/a" into null.
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
