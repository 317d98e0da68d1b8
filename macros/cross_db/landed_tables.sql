{#
    The loader writes into DuckDB. Another engine gets the raw tables that are switched on as Parquet files:
    dbt run-operation export_landed_tables --args '{folder: landed}' --vars '{raw: source, channels: [olist]}'
    and then, with the same variables and `--target spark`, register_landed_tables.
#}
{% macro export_landed_tables(folder) -%}
    {%- for source in graph.sources.values() -%}
        {%- do run_query(export_parquet(source.relation_name, landed_folder(folder, source))) -%}
    {%- endfor -%}
{%- endmacro %}

{# Create tables from the files that export_landed_tables() wrote, where this engine looks for the sources. #}
{% macro register_landed_tables(folder) -%}
    {%- for source in graph.sources.values() -%}
        {%- do run_query('create schema if not exists ' ~ source.schema) -%}
        {%- do run_query('drop table if exists ' ~ source.relation_name) -%}
        {%- do run_query(table_of_parquet(source.relation_name, landed_folder(folder, source))) -%}
    {%- endfor -%}
{%- endmacro %}

{% macro landed_folder(folder, source) -%}
    {{ return(folder ~ '/' ~ source.schema ~ '.' ~ source.identifier) }}
{%- endmacro %}

{% macro table_of_parquet(relation, folder) -%}
    {{ return(adapter.dispatch('table_of_parquet', 'portrait')(relation, folder)) }}
{%- endmacro %}

{# Spark reads the files in place; dropping the table does not delete them. #}
{% macro default__table_of_parquet(relation, folder) -%}
    create table {{ relation }} using parquet location '{{ folder }}'
{%- endmacro %}

{# DuckDB has no external tables: it copies the rows. #}
{% macro duckdb__table_of_parquet(relation, folder) -%}
    create table {{ relation }} as select * from read_parquet('{{ folder }}/*.parquet')
{%- endmacro %}
