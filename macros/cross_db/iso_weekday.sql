{# The day of the week, from 1 (Monday) to 7 (Sunday). #}
{% macro iso_weekday(expression) -%}
    {{ return(adapter.dispatch('iso_weekday', 'portrait')(expression)) }}
{%- endmacro %}

{% macro default__iso_weekday(expression) -%}
    weekday({{ expression }}) + 1
{%- endmacro %}

{# weekday() starts with Sunday on DuckDB and with Monday on Spark. #}
{% macro duckdb__iso_weekday(expression) -%}
    isodow({{ expression }})
{%- endmacro %}
