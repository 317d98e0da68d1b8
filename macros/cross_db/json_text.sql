{#
    The text at a path of a JSON text ('email', 'gross.major_value'); null where there is none and where
    the text is no JSON.
#}
{% macro json_text(expression, path) -%}
    {{ return(adapter.dispatch('json_text', 'portrait')(expression, path)) }}
{%- endmacro %}

{% macro default__json_text(expression, path) -%}
    get_json_object({{ expression }}, '$.{{ path }}')
{%- endmacro %}

{# DuckDB stops at a text that is no JSON, Spark does not. #}
{% macro duckdb__json_text(expression, path) -%}
    case
        when json_valid({{ expression }}) then json_extract_string({{ expression }}, '$.{{ path }}')
    end
{%- endmacro %}
