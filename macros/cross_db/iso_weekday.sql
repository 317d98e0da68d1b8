{# The day of the week, 1 Monday to 7 Sunday. #}
{% macro iso_weekday(expression) -%}
    {{ return(adapter.dispatch('iso_weekday', 'portrait')(expression)) }}
{%- endmacro %}

{% macro default__iso_weekday(expression) -%}
    weekday({{ expression }}) + 1
{%- endmacro %}

{# DuckDB's weekday() begins with Sunday; Spark's with Monday. #}
{% macro duckdb__iso_weekday(expression) -%}
    isodow({{ expression }})
{%- endmacro %}
