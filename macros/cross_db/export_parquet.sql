{#
    Write the tables of one schema as Parquet files, each into its own folder below `folder`, so that
    another program can read what an engine has built:
    dbt run-operation export_tables --args '{folder: exported, schema: marts}'
#}
{% macro export_tables(folder, schema='marts') -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.schema == schema -%}
        {%- set relation = api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias) -%}
        {%- do run_query(export_parquet(relation, folder ~ '/' ~ node.alias)) -%}
    {%- endfor -%}
{%- endmacro %}

{% macro export_parquet(relation, folder) -%}
    {{ return(adapter.dispatch('export_parquet', 'portrait')(relation, folder)) }}
{%- endmacro %}

{% macro default__export_parquet(relation, folder) -%}
    insert overwrite directory '{{ folder }}' using parquet select * from {{ relation }}
{%- endmacro %}

{# DuckDB writes a folder of files only when every thread writes its own file. #}
{% macro duckdb__export_parquet(relation, folder) -%}
    copy (select * from {{ relation }}) to '{{ folder }}' (format parquet, per_thread_output true)
{%- endmacro %}
