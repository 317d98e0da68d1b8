{#
    Repeat each row of `relation` for every part of the text `column` between separators, with the part in the
    column `part`. A row with a null text is left out.
#}
{% macro split_rows(relation, column, part, separator=',') -%}
    {{ return(adapter.dispatch('split_rows', 'portrait')(relation, column, part, separator)) }}
{%- endmacro %}

{# Spark splits by a pattern, so the separator stands in brackets: a bar alone would match the empty text. #}
{% macro default__split_rows(relation, column, part, separator) -%}
    select
        *,
        explode(split({{ column }}, '[{{ separator }}]')) as {{ part }}
    from {{ relation }}
{%- endmacro %}

{# DuckDB has no explode. #}
{% macro duckdb__split_rows(relation, column, part, separator) -%}
    select
        *,
        unnest(string_split({{ column }}, '{{ separator }}')) as {{ part }}
    from {{ relation }}
{%- endmacro %}
