{#
    A 60-bit number that represents a text: joins on it cost less than half of joins on the text, and its
    order is random, which the contraction in connected_components() needs. A data test checks for collisions.
#}
{% macro hash_key(expression) -%}
    {{ return(adapter.dispatch('hash_key', 'portrait')(expression)) }}
{%- endmacro %}

{% macro default__hash_key(expression) -%}
    cast(conv(substr(md5({{ expression }}), 1, 15), 16, 10) as bigint)
{%- endmacro %}

{# DuckDB has no conv(), but a cast reads hexadecimal text. The number is the same. #}
{% macro duckdb__hash_key(expression) -%}
    cast('0x' || substr(md5({{ expression }}), 1, 15) as bigint)
{%- endmacro %}
