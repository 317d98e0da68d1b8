{#
    The answers of a form as a tool stores them: a list of {"name": …, "values": […]} as JSON text; null where
    the text is not such a list.
#}
{% macro parse_key_values(expression) -%}
    case
        when {{ regexp_like(expression, '^\\s*\\[\\s*(\\{|\\])') }}
            then {{ adapter.dispatch('cast_key_values', 'portrait')(expression) }}
    end
{%- endmacro %}

{# Spark reads a single object outside a list as a list of one: parse_key_values() checks for the bracket first. #}
{% macro default__cast_key_values(expression) -%}
    from_json({{ expression }}, 'array<struct<name:string,values:array<string>>>')
{%- endmacro %}

{# DuckDB's from_json fails at the first text that is not JSON; try_cast returns null. #}
{% macro duckdb__cast_key_values(expression) -%}
    try_cast(try_cast({{ expression }} as json) as struct("name" varchar, "values" varchar[])[])
{%- endmacro %}

{#
    One row per answer of a row of `relation`: `columns`, `question_name` and `answer`. Commas separate several
    values of one answer. A row without answers gives no row.
#}
{% macro exploded_key_values(relation, columns, expression) -%}
    {{ return(adapter.dispatch('exploded_key_values', 'portrait')(relation, columns, expression)) }}
{%- endmacro %}

{% macro default__exploded_key_values(relation, columns, expression) -%}
    select
        {{ columns | join(',\n        ') }},
        key_value.name as question_name,
        array_join(key_value.values, ', ') as answer
    from (
        select
            {{ columns | join(',\n            ') }},
            explode({{ parse_key_values(expression) }}) as key_value
        from {{ relation }}
    ) as exploded
{%- endmacro %}

{# DuckDB has other names for the two functions. #}
{% macro duckdb__exploded_key_values(relation, columns, expression) -%}
    select
        {{ columns | join(',\n        ') }},
        key_value.name as question_name,
        array_to_string(key_value."values", ', ') as answer
    from (
        select
            {{ columns | join(',\n            ') }},
            unnest({{ parse_key_values(expression) }}) as key_value
        from {{ relation }}
    ) as exploded
{%- endmacro %}
