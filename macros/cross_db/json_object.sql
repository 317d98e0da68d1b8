{#
    A small JSON object as text: {'key': expression, …}, keys in the order given.
#}
{% macro json_object(pairs) -%}
    {{ return(adapter.dispatch('json_object', 'portrait')(pairs)) }}
{%- endmacro %}

{% macro default__json_object(pairs) -%}
    to_json(named_struct(
        {%- for key, expression in pairs.items() %}'{{ key }}', {{ expression }}{{ ', ' if not loop.last }}{% endfor -%}
    ))
{%- endmacro %}

{# DuckDB builds it directly; Spark drops keys whose value is null, DuckDB keeps them. #}
{% macro duckdb__json_object(pairs) -%}
    cast(json_object(
        {%- for key, expression in pairs.items() %}'{{ key }}', {{ expression }}{{ ', ' if not loop.last }}{% endfor -%}
    ) as varchar)
{%- endmacro %}
