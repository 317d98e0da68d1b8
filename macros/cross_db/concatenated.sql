{# Texts joined one after the other. None of them may be null. #}
{% macro concatenated(texts) -%}
    {{ return(adapter.dispatch('concatenated', 'portrait')(texts)) }}
{%- endmacro %}

{% macro default__concatenated(texts) -%}
    {{ texts | join(' || ') }}
{%- endmacro %}

{# DuckDB copies the growing text once for each || operator; concat() does not. concat() leaves out nulls. #}
{% macro duckdb__concatenated(texts) -%}
    concat({{ texts | join(', ') }})
{%- endmacro %}
