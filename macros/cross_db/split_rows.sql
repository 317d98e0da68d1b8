{#
    The rows of `relation`, each once for every part of the text `column` between separators; the part is named
    `part`. Rows without a text are left out.
#}
{% macro split_rows(relation, column, part, separator=',') -%}
    {{ return(adapter.dispatch('split_rows', 'portrait')(relation, column, part, separator)) }}
{%- endmacro %}

{# A pattern in brackets: a bar alone would be a choice between nothing and nothing. #}
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
