{#
    A moment in UTC from the seconds since 1970 that WeChat's interfaces give; null where the text is none.

    Milliseconds are refused: read as seconds they would be a moment thousands of years ahead, which not
    every engine can hold. Days and seconds are added apart: DuckDB multiplies an interval by 32 bits only,
    so that one message dated after 2038 would stop the build.
#}
{% macro clean_epoch(column) -%}
    {%- set seconds = parse_number(clean_text(column), 'bigint') -%}
    {%- set days = 'round(' ~ seconds ~ ' / 86400)' -%}
    case
        when {{ seconds }} between 1 and 253402300799
            then cast('1970-01-01 00:00:00' as timestamp)
                + cast({{ days }} as integer) * interval '1 day'
                + cast({{ seconds }} - 86400 * {{ days }} as integer) * interval '1 second'
    end
{%- endmacro %}
