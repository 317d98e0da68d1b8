{#
    A local timestamp of `time_zone` (an IANA name) converted to UTC, daylight saving time included. A timestamp
    in the hour that occurs twice in autumn is read as the second one, in standard time.
#}
{% macro local_to_utc(expression, time_zone) -%}
    {{ return(adapter.dispatch('local_to_utc', 'portrait')(expression, time_zone)) }}
{%- endmacro %}

{# Spark reads it as the first of the two hours. #}
{% macro default__local_to_utc(expression, time_zone) -%}
    {%- set first -%} to_utc_timestamp({{ expression }}, '{{ time_zone }}') {%- endset -%}
    {%- set second -%} {{ first }} + interval '1 hour' {%- endset -%}
    case
        when from_utc_timestamp({{ second }}, '{{ time_zone }}') = {{ expression }} then {{ second }}
        else {{ first }}
    end
{%- endmacro %}

{# DuckDB has no to_utc_timestamp: the inner timezone() reads the local timestamp, the outer one converts it to UTC. #}
{% macro duckdb__local_to_utc(expression, time_zone) -%}
    timezone('UTC', timezone('{{ time_zone }}', {{ expression }}))
{%- endmacro %}
