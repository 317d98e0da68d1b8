{# A whole row of `relation` as JSON text, its columns in the order of the table, nulls kept. #}
{% macro row_as_json(relation) -%}
    {{ return(adapter.dispatch('row_as_json', 'portrait')(relation)) }}
{%- endmacro %}

{# Spark drops keys whose value is null unless told otherwise. #}
{% macro default__row_as_json(relation) -%}
    to_json(struct({{ relation }}.*), map('ignoreNullFields', 'false'))
{%- endmacro %}

{# In DuckDB the alias of a table is its row; the result is of type JSON, not text. #}
{% macro duckdb__row_as_json(relation) -%}
    cast(to_json({{ relation }}) as varchar)
{%- endmacro %}
