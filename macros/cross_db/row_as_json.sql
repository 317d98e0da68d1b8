{# A whole row of `relation` as JSON text, with its columns in the order of the table and with nulls. #}
{% macro row_as_json(relation) -%}
    {{ return(adapter.dispatch('row_as_json', 'portrait')(relation)) }}
{%- endmacro %}

{# By default Spark drops keys with a null value. #}
{% macro default__row_as_json(relation) -%}
    to_json(struct({{ relation }}.*), map('ignoreNullFields', 'false'))
{%- endmacro %}

{# On DuckDB the alias of a table is its row, and the result has the type JSON, not text. #}
{% macro duckdb__row_as_json(relation) -%}
    cast(to_json({{ relation }}) as varchar)
{%- endmacro %}
