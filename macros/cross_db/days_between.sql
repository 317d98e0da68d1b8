{# How often midnight passed between two moments; null where one of them is missing. #}
{% macro days_between(earlier, later) -%}
    {{ return(adapter.dispatch('days_between', 'portrait')(earlier, later)) }}
{%- endmacro %}

{# dbt's own datediff stops a Spark build at the first missing moment. #}
{% macro default__days_between(earlier, later) -%}
    datediff({{ later }}, {{ earlier }})
{%- endmacro %}

{# DuckDB wants the unit, and the earlier moment first. #}
{% macro duckdb__days_between(earlier, later) -%}
    date_diff('day', {{ earlier }}, {{ later }})
{%- endmacro %}
