{# Number of midnights between two timestamps; null where one of them is null. #}
{% macro days_between(earlier, later) -%}
    {{ return(adapter.dispatch('days_between', 'portrait')(earlier, later)) }}
{%- endmacro %}

{# dbt's own datediff stops a Spark build at the first null timestamp. #}
{% macro default__days_between(earlier, later) -%}
    datediff({{ later }}, {{ earlier }})
{%- endmacro %}

{# DuckDB needs the unit, and the earlier timestamp first. #}
{% macro duckdb__days_between(earlier, later) -%}
    date_diff('day', {{ earlier }}, {{ later }})
{%- endmacro %}
