{# Remove every match of `pattern` from `expression`. #}
{% macro regexp_remove(expression, pattern) -%}
    {{ return(adapter.dispatch('regexp_remove', 'portrait')(expression, pattern)) }}
{%- endmacro %}

{# Spark removes backslashes from a text literal that is not marked as raw. #}
{% macro default__regexp_remove(expression, pattern) -%}
    regexp_replace({{ expression }}, r'{{ java_pattern(pattern) }}', '')
{%- endmacro %}

{# By default DuckDB replaces only the first match. #}
{% macro duckdb__regexp_remove(expression, pattern) -%}
    regexp_replace({{ expression }}, '{{ pattern }}', '', 'g')
{%- endmacro %}
