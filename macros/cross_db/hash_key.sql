{#
    A 60-bit number that stands for a text: joins on it cost less than half of joins on the text, and its
    order is random, which the contraction of connected_components() needs. Collisions are tested for.
#}
{% macro hash_key(expression) -%}
    {{ return(adapter.dispatch('hash_key', 'portrait')(expression)) }}
{%- endmacro %}

{% macro default__hash_key(expression) -%}
    cast(conv(substr(md5({{ expression }}), 1, 15), 16, 10) as bigint)
{%- endmacro %}

{# DuckDB has no conv(); it reads hexadecimal text when cast. The number is the same. #}
{% macro duckdb__hash_key(expression) -%}
    cast('0x' || substr(md5({{ expression }}), 1, 15) as bigint)
{%- endmacro %}
