{#
    Text as programs write a timestamp, to a timestamp in UTC; null for any other text. An offset in the text is
    applied. parse_timestamp() reads every other spelling too.

    moment_pattern() defines a timestamp on every engine: without it DuckDB reads "infinity", "epoch" and the year
    12026, and Spark reads "2026" and "10:00" (on the day of the run).
#}
{% macro iso_timestamp(expression) -%}
    {%- if is_only_read() %}{{ return('iso_timestamp(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(expression, moment_pattern()) }}
            then {{ adapter.dispatch('cast_moment', 'portrait')(expression) }}
    end
{%- endmacro %}

{# Spark reads neither slashes nor an offset after hours and minutes without seconds. #}
{% macro default__cast_moment(expression) -%}
    try_cast(regexp_replace(
        {{ dashed_day(expression) }}, '^([^ ]+ [0-9]+:[0-9]+)(?![0-9:])', '$1:00'
    ) as timestamp)
{%- endmacro %}

{#
    DuckDB drops the offset when it casts a text to timestamp; a cast through timestamptz in a UTC session applies
    it. That costs four times a plain cast, so text in the one format that has no room for an offset is cast directly.
    The caller has checked the pattern.
#}
{% macro duckdb__cast_moment(expression) -%}
    case
        when {{ expression }} like '____-__-__ __:__:__'
            then try_cast({{ expression }} as timestamp)
        else cast(try_cast({{ expression }} as timestamptz) as timestamp)
    end
{%- endmacro %}

{# Text to a date, in any format that iso_timestamp() reads: the date as it is written. Null for any other text. #}
{% macro iso_date(expression) -%}
    {%- if is_only_read() %}{{ return('iso_date(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(expression, moment_pattern()) }}
            then {{ adapter.dispatch('cast_day', 'portrait')(expression) }}
    end
{%- endmacro %}

{# Spark reads no slashes and no time of day in a date. #}
{% macro default__cast_day(expression) -%}
    try_cast(split_part({{ dashed_day(expression) }}, ' ', 1) as date)
{%- endmacro %}

{# DuckDB ignores the time of day. #}
{% macro duckdb__cast_day(expression) -%}
    try_cast({{ expression }} as date)
{%- endmacro %}

{#
    The timestamps that are read: 2026-01-05, 2026/1/5 7:03, 2026-01-05T10:00:00.5+08:00, … 10:00:00 UTC.

    Years have four digits and start at 1000 (some tools write 0001-01-01 for "never"), hours end at 23, offsets
    at 14. UTC is the only zone name: "CST" and "BST" each mean several zones, and only an offset distinguishes the
    two hours when clocks go back in autumn. A base model converts local times without an offset: local_to_utc().
#}
{% macro moment_pattern() -%}
    {{ return(
        '^[1-9][0-9]{3}(-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}'
        ~ '((T| +)([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9]([.][0-9]*)?)?'
        ~ '(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?| UTC)?)?$'
    ) }}
{%- endmacro %}

{# The text with dashes in the date and one space after the date, whatever the separators were. #}
{% macro dashed_day(expression) -%}
    regexp_replace(
        {{ expression }}, '^([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(T| +)?', '$1-$2-$3 '
    )
{%- endmacro %}


{# Text such as 2026-10-01 15:04:05.5+08:00 or 2026-10-01, to a timestamp in UTC. #}
{% macro default__cast_offset_moment(expression) -%}
    try_cast({{ expression }} as timestamp)
{%- endmacro %}

{# DuckDB drops the offset when it casts a text to timestamp. #}
{% macro duckdb__cast_offset_moment(expression) -%}
    cast(try_cast({{ expression }} as timestamptz) as timestamp)
{%- endmacro %}

{# The timestamp (UTC) of a number of microseconds since 1970. #}
{% macro timestamp_of_microseconds(number) -%}
    {{ return(adapter.dispatch('timestamp_of_microseconds', 'portrait')(number)) }}
{%- endmacro %}

{# Spark has no make_timestamp of a single number. #}
{% macro default__timestamp_of_microseconds(number) -%}
    timestamp_micros({{ number }})
{%- endmacro %}

{% macro duckdb__timestamp_of_microseconds(number) -%}
    make_timestamp({{ number }})
{%- endmacro %}
