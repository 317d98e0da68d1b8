{#
    Work tables: intermediate results of a macro that needs more than one statement.
    The macro drops them; a post-hook drops those that its query still reads.

    Their names contain the model's name: two models may need them at the same time.
#}
{% macro work_table_name(name) -%}
    {{ return('work_' ~ this.identifier ~ '_' ~ name if this else 'work_' ~ name) }}
{%- endmacro %}

{#
    Whether statements may run while a model is rendered. Not when it is only parsed, compiled or linted: then a
    macro returns an empty query of the right columns.
#}
{% macro makes_work_tables() -%}
    {{ return(execute and flags.WHICH in ('build', 'run', 'retry', 'run-operation')) }}
{%- endmacro %}

{% macro work_table(name) -%}
    {{ return(adapter.dispatch('work_table', 'portrait')(name)) }}
{%- endmacro %}

{#
    Spark stores no data in a temporary view, so there the work tables are real tables in the model's
    schema.
#}
{% macro default__work_table(name) -%}
    {{ return((this.schema if this else target.schema) ~ '.' ~ work_table_name(name)) }}
{%- endmacro %}

{% macro duckdb__work_table(name) -%}
    {{ return('temp.' ~ work_table_name(name)) }}
{%- endmacro %}

{% macro create_work_table(name, query) -%}
    {{ return(adapter.dispatch('create_work_table', 'portrait')(name, query)) }}
{%- endmacro %}

{# Not every Spark catalog can replace a table in one statement. #}
{% macro default__create_work_table(name, query) -%}
    {%- do drop_work_table(name) -%}
    {%- do run_query('create table ' ~ work_table(name) ~ ' as ' ~ query) -%}
{%- endmacro %}

{% macro duckdb__create_work_table(name, query) -%}
    {%- do run_query('create or replace temporary table ' ~ work_table_name(name) ~ ' as ' ~ query) -%}
{%- endmacro %}

{% macro drop_work_table(name) -%}
    {%- do run_query('drop table if exists ' ~ work_table(name)) -%}
{%- endmacro %}

{% macro drop_work_tables(names) -%}
    {{ return(adapter.dispatch('drop_work_tables', 'portrait')(names)) }}
{%- endmacro %}

{% macro default__drop_work_tables(names) -%}
    {%- for name in names -%}
        {%- do drop_work_table(name) -%}
    {%- endfor -%}
{%- endmacro %}

{# Spark takes one statement at a time; on DuckDB several together cost as much as one. #}
{% macro duckdb__drop_work_tables(names) -%}
    {%- set statements = [] -%}
    {%- for name in names -%}
        {%- do statements.append('drop table if exists ' ~ work_table(name)) -%}
    {%- endfor -%}
    {%- do run_query(statements | join('; ')) -%}
{%- endmacro %}

{% macro count_work_table(name) -%}
    {{ return(run_query('select count(*) from ' ~ work_table(name)).columns[0].values()[0]) }}
{%- endmacro %}
