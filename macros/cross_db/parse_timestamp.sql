{#
    Text to a moment in UTC, null where it is none. An offset in the text is honoured.

    What counts as a moment is decided by moment_pattern() on every engine: left to themselves DuckDB reads
    "infinity", "epoch" and the year 12026, Spark "2026" and "10:00" (of the day on which it runs).
#}
{% macro parse_timestamp(expression) -%}
    {%- if is_linted() %}{{ return('parse_timestamp(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(expression, moment_pattern()) }}
            then {{ adapter.dispatch('cast_moment', 'portrait')(expression) }}
    end
{%- endmacro %}

{# Spark knows neither slashes nor an offset after hours and minutes alone. #}
{% macro default__cast_moment(expression) -%}
    try_cast(regexp_replace(
        {{ dashed_day(expression) }}, '^([^ ]+ [0-9]+:[0-9]+)(?![0-9:])', '$1:00'
    ) as timestamp)
{%- endmacro %}

{#
    DuckDB drops the offset of a text cast to timestamp; through timestamptz in a UTC session it is applied.
    That costs four times a plain cast, so text of the one shape that has no room for an offset goes without.
#}
{% macro duckdb__cast_moment(expression) -%}
    case
        when {{ expression }} like '____-__-__ __:__:__'
            then try_cast({{ expression }} as timestamp)
        when {{ regexp_like(expression, moment_pattern()) }}
            then cast(try_cast({{ expression }} as timestamptz) as timestamp)
    end
{%- endmacro %}

{# Text to a day, null where it is none: the day as written of whatever parse_timestamp() reads. #}
{% macro parse_date(expression) -%}
    {%- if is_linted() %}{{ return('parse_date(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(expression, moment_pattern()) }}
            then {{ adapter.dispatch('cast_day', 'portrait')(expression) }}
    end
{%- endmacro %}

{# Spark knows no slashes, and a day ends where its time begins. #}
{% macro default__cast_day(expression) -%}
    try_cast(split_part({{ dashed_day(expression) }}, ' ', 1) as date)
{%- endmacro %}

{# DuckDB skips the time of day itself. #}
{% macro duckdb__cast_day(expression) -%}
    try_cast({{ expression }} as date)
{%- endmacro %}

{#
    The moments that are read: 2026-01-05, 2026/1/5 7:03, 2026-01-05T10:00:00.5+08:00, … 10:00:00 UTC.

    Years have four digits (0001-01-01 is how some tools write "never"), hours end at 23, offsets at 14.
    No other zone has a name here: "CST" and "BST" are several, and an hour that clocks repeat in autumn
    is told apart by offset only. Local times without an offset are the base model's to tell: local_to_utc().
#}
{% macro moment_pattern() -%}
    {{ return(
        '^[1-9][0-9]{3}(-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}'
        ~ '((T| +)([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9]([.][0-9]*)?)?'
        ~ '(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?| UTC)?)?$'
    ) }}
{%- endmacro %}

{# The day with dashes and one space after it, whatever stood there. #}
{% macro dashed_day(expression) -%}
    regexp_replace(
        {{ expression }}, '^([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(T| +)?', '$1-$2-$3 '
    )
{%- endmacro %}
