{# Whether `pattern` matches anywhere in `expression`. #}
{% macro regexp_like(expression, pattern) -%}
    {{ return(adapter.dispatch('regexp_like', 'portrait')(expression, pattern)) }}
{%- endmacro %}

{# Spark takes backslashes out of a text literal unless it is marked as raw. #}
{% macro default__regexp_like(expression, pattern) -%}
    regexp_like({{ expression }}, r'{{ pattern }}')
{%- endmacro %}

{# DuckDB has no regexp_like. #}
{% macro duckdb__regexp_like(expression, pattern) -%}
    regexp_matches({{ expression }}, '{{ pattern }}')
{%- endmacro %}
