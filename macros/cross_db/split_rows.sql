{#
    The rows of `relation`, each once for every part of the text `column` between commas; the part is named
    `part`. Rows without a text are left out.
#}
{% macro split_rows(relation, column, part) -%}
    {{ return(adapter.dispatch('split_rows', 'portrait')(relation, column, part)) }}
{%- endmacro %}

{% macro default__split_rows(relation, column, part) -%}
    select
        *,
        explode(split({{ column }}, ',')) as {{ part }}
    from {{ relation }}
{%- endmacro %}

{# DuckDB has no explode. #}
{% macro duckdb__split_rows(relation, column, part) -%}
    select
        *,
        unnest(string_split({{ column }}, ',')) as {{ part }}
    from {{ relation }}
{%- endmacro %}
