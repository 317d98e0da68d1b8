{# The texts of a group joined into one, in the order of `order_by`. #}
{% macro joined_text(expression, separator, order_by) -%}
    {{ return(adapter.dispatch('joined_text', 'portrait')(expression, separator, order_by)) }}
{%- endmacro %}

{# dbt's own listagg ignores the order on Spark. #}
{% macro default__joined_text(expression, separator, order_by) -%}
    listagg({{ expression }}, '{{ separator }}') within group (order by {{ order_by }})
{%- endmacro %}

{# DuckDB does not support `within group` here. #}
{% macro duckdb__joined_text(expression, separator, order_by) -%}
    string_agg({{ expression }}, '{{ separator }}' order by {{ order_by }})
{%- endmacro %}
