{#
    The rows of a test that found problems: none, or the error that lists every text of `problem` in `relation`.

    A test that merely fails says how many rows it got and not which. For texts without personal data only.
#}
{% macro stopped_by(relation, problem) -%}
    select problems
    from (
        select
            case
                when count(*) > 0
                    then {{ raised_error(joined_text(problem, '; ', problem)) }}
            end as problems
        from {{ relation }}
    ) as listed
    where problems is not null
{%- endmacro %}

{# An error that stops the statement, with a text that the statement made. #}
{% macro raised_error(message) -%}
    {{ return(adapter.dispatch('raised_error', 'portrait')(message)) }}
{%- endmacro %}

{% macro default__raised_error(message) -%}
    cast(raise_error({{ message }}) as string)
{%- endmacro %}

{# DuckDB knows it by another name. #}
{% macro duckdb__raised_error(message) -%}
    cast(error({{ message }}) as string)
{%- endmacro %}
