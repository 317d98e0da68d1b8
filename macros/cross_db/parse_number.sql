{# Text to a number, null where it is none; spaces around it do not matter. #}
{% macro parse_number(expression, data_type) -%}
    {{ return(adapter.dispatch('parse_number', 'portrait')(expression, data_type)) }}
{%- endmacro %}

{# Spark reads the "12d" and "12f" of programming languages as numbers, and no 1_000. #}
{% macro default__parse_number(expression, data_type) -%}
    case
        when {{ regexp_like(expression, '^[0-9+.eE_ \\t-]+$') }}
            then try_cast(
                regexp_replace({{ expression }}, '(?<=[0-9])_(?=[0-9])', '') as {{ data_type }}
            )
    end
{%- endmacro %}

{% macro duckdb__parse_number(expression, data_type) -%}
    try_cast({{ expression }} as {{ data_type }})
{%- endmacro %}
