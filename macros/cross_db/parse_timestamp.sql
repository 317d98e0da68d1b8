{# Text to a moment in UTC, null where it is none. An offset in the text is honoured. #}
{% macro parse_timestamp(expression) -%}
    {{ return(adapter.dispatch('parse_timestamp', 'portrait')(expression)) }}
{%- endmacro %}

{% macro default__parse_timestamp(expression) -%}
    try_cast({{ expression }} as timestamp)
{%- endmacro %}

{#
    DuckDB drops the offset of a text cast to timestamp; through timestamptz in a UTC session it is applied.
    That costs four times a plain cast, so text of the one shape that has no room for an offset goes without.
#}
{% macro duckdb__parse_timestamp(expression) -%}
    case
        when {{ expression }} like '____-__-__ __:__:__'
            then try_cast({{ expression }} as timestamp)
        else cast(try_cast({{ expression }} as timestamptz) as timestamp)
    end
{%- endmacro %}
