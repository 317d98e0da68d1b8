{#
    The result of a test that names its problems: no row, or an error that lists every text of `problem` in
    `relation`.

    A plain failure reports the number of rows but not the rows. Use this only for texts without personal data.
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

{# An error that stops the statement, with a text that the statement builds. #}
{% macro raised_error(message) -%}
    {{ return(adapter.dispatch('raised_error', 'portrait')(message)) }}
{%- endmacro %}

{% macro default__raised_error(message) -%}
    cast(raise_error({{ message }}) as string)
{%- endmacro %}

{# DuckDB has another name for the function. #}
{% macro duckdb__raised_error(message) -%}
    cast(error({{ message }}) as string)
{%- endmacro %}
