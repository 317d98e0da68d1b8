{# A moment told by the clocks of `time_zone` (an IANA name) to UTC, summer time included. #}
{% macro local_to_utc(expression, time_zone) -%}
    {{ return(adapter.dispatch('local_to_utc', 'portrait')(expression, time_zone)) }}
{%- endmacro %}

{% macro default__local_to_utc(expression, time_zone) -%}
    to_utc_timestamp({{ expression }}, '{{ time_zone }}')
{%- endmacro %}

{# DuckDB has no to_utc_timestamp; timezone() reads the local moment, the outer one tells it in UTC. #}
{% macro duckdb__local_to_utc(expression, time_zone) -%}
    timezone('UTC', timezone('{{ time_zone }}', {{ expression }}))
{%- endmacro %}
