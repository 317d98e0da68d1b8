{#
    A moment told by the clocks of `time_zone` (an IANA name) to UTC, summer time included. Of an hour that
    clocks show twice in autumn the second is meant, in which they are back on standard time.
#}
{% macro local_to_utc(expression, time_zone) -%}
    {{ return(adapter.dispatch('local_to_utc', 'portrait')(expression, time_zone)) }}
{%- endmacro %}

{# Spark takes the first of the two hours. #}
{% macro default__local_to_utc(expression, time_zone) -%}
    {%- set first -%} to_utc_timestamp({{ expression }}, '{{ time_zone }}') {%- endset -%}
    {%- set second -%} {{ first }} + interval '1 hour' {%- endset -%}
    case
        when from_utc_timestamp({{ second }}, '{{ time_zone }}') = {{ expression }} then {{ second }}
        else {{ first }}
    end
{%- endmacro %}

{# DuckDB has no to_utc_timestamp; timezone() reads the local moment, the outer one tells it in UTC. #}
{% macro duckdb__local_to_utc(expression, time_zone) -%}
    timezone('UTC', timezone('{{ time_zone }}', {{ expression }}))
{%- endmacro %}
