{# Texts, none of them null, one after the other. #}
{% macro concatenated(texts) -%}
    {{ return(adapter.dispatch('concatenated', 'portrait')(texts)) }}
{%- endmacro %}

{% macro default__concatenated(texts) -%}
    {{ texts | join(' || ') }}
{%- endmacro %}

{# DuckDB copies the growing text once for each operator; its function leaves nulls out. #}
{% macro duckdb__concatenated(texts) -%}
    concat({{ texts | join(', ') }})
{%- endmacro %}
