{#
    The text at a path of a JSON text ('email', 'gross.major_value'); null where the path does not exist or the
    text is not JSON.
#}
{% macro json_text(expression, path) -%}
    {{ return(adapter.dispatch('json_text', 'portrait')(expression, path)) }}
{%- endmacro %}

{% macro default__json_text(expression, path) -%}
    get_json_object({{ expression }}, '$.{{ path }}')
{%- endmacro %}

{# DuckDB fails on a text that is not JSON; Spark returns null. #}
{% macro duckdb__json_text(expression, path) -%}
    case
        when json_valid({{ expression }}) then json_extract_string({{ expression }}, '$.{{ path }}')
    end
{%- endmacro %}
