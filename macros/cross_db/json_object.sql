{#
    A small JSON object as text: {'key': expression, …}, keys in the order given, nulls kept.
#}
{% macro json_object(pairs) -%}
    {{ return(adapter.dispatch('json_object', 'portrait')(pairs)) }}
{%- endmacro %}

{# By default Spark drops keys with a null value. #}
{% macro default__json_object(pairs) -%}
    to_json(named_struct(
        {%- for key, expression in pairs.items() %}'{{ key }}', {{ expression }}{{ ', ' if not loop.last }}{% endfor -%}
    ), map('ignoreNullFields', 'false'))
{%- endmacro %}

{# On DuckDB the result has the type JSON, not text. #}
{% macro duckdb__json_object(pairs) -%}
    cast(json_object(
        {%- for key, expression in pairs.items() %}'{{ key }}', {{ expression }}{{ ', ' if not loop.last }}{% endfor -%}
    ) as varchar)
{%- endmacro %}
