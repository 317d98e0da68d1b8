{# Remove every match of `pattern` from `expression`. #}
{% macro regexp_remove(expression, pattern) -%}
    {{ return(adapter.dispatch('regexp_remove', 'portrait')(expression, pattern)) }}
{%- endmacro %}

{# Spark takes backslashes out of a text literal unless it is marked as raw. #}
{% macro default__regexp_remove(expression, pattern) -%}
    regexp_replace({{ expression }}, r'{{ java_pattern(pattern) }}', '')
{%- endmacro %}

{# DuckDB replaces only the first match unless told otherwise. #}
{% macro duckdb__regexp_remove(expression, pattern) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '', 'g')
{%- endmacro %}
