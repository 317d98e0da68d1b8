{# Text to a moment in UTC, null where it is none. An offset in the text is honoured. #}
{% macro parse_timestamp(expression) -%}
    {{ return(adapter.dispatch('parse_timestamp', 'portrait')(expression)) }}
{%- endmacro %}

{#
    Spark also takes "2026", "2026-01" and "10:00" (of the day on which it runs) for moments, and knows
    neither slashes nor an offset after hours and minutes alone.
#}
{% macro default__parse_timestamp(expression) -%}
    case
        when {{ regexp_like(expression, moment_pattern()) }}
            then try_cast(regexp_replace(
                {{ dashed_day(expression) }}, '^([^ ]+ [0-9]+:[0-9]+)(?![0-9:])', '$1:00'
            ) as timestamp)
    end
{%- endmacro %}

{#
    DuckDB drops the offset of a text cast to timestamp; through timestamptz in a UTC session it is applied.
    That costs four times a plain cast, so text of the one shape that has no room for an offset goes without.
    It also takes "infinity" and the year 294247 for moments, after which no later one can be reckoned.
#}
{% macro duckdb__parse_timestamp(expression) -%}
    case
        when {{ expression }} like '____-__-__ __:__:__'
            then try_cast({{ expression }} as timestamp)
        when {{ regexp_like(expression, moment_pattern()) }}
            then cast(try_cast({{ expression }} as timestamptz) as timestamp)
    end
{%- endmacro %}

{# Text to a day, null where it is none; the time of day after it is left out. #}
{% macro parse_date(expression) -%}
    {{ return(adapter.dispatch('parse_date', 'portrait')(expression)) }}
{%- endmacro %}

{# Spark also takes "2026" and "2026-01-05 junk" for days, and knows no slashes. #}
{% macro default__parse_date(expression) -%}
    case
        when {{ regexp_like(expression, day_pattern()) }}
            then try_cast(split_part({{ dashed_day(expression) }}, ' ', 1) as date)
    end
{%- endmacro %}

{# DuckDB also takes "infinity" for a day. #}
{% macro duckdb__parse_date(expression) -%}
    case
        when {{ regexp_like(expression, day_pattern()) }} then try_cast({{ expression }} as date)
    end
{%- endmacro %}

{# What DuckDB reads as a day or a moment: 2026-01-05, 2026/1/5, 2026-01-05T10:00:00.5+08:00, … 10:00 UTC. #}
{% macro moment_pattern(zone='(Z|[+-][0-9]{2}(:?[0-9]{2})?| +[A-Za-z][A-Za-z0-9_/+-]{2,})?') -%}
    {{ return(
        '^[0-9]{4}(-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}'
        ~ '((T| +)[0-9]{1,2}:[0-5]?[0-9](:[0-5]?[0-9]([.][0-9]*)?)?' ~ zone ~ ')?$'
    ) }}
{%- endmacro %}

{# What DuckDB reads as a day: the same, whatever stands after the time of day. #}
{% macro day_pattern() -%}
    {{ return(moment_pattern(zone='(Z|[+-][0-9]{2}(:?[0-9]{2})?| .*)?')) }}
{%- endmacro %}

{# The day with dashes and one space after it, whatever stood there. #}
{% macro dashed_day(expression) -%}
    regexp_replace(
        {{ expression }}, '^([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(T| +)?', '$1-$2-$3 '
    )
{%- endmacro %}
