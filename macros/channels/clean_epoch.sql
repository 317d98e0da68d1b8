{#
    A timestamp in UTC from the seconds since 1970 that WeChat's interfaces deliver; null where the text is not
    such a number.

    Milliseconds give null: read as seconds they would be a date thousands of years ahead, which not every
    engine can store. Days and seconds are added separately: DuckDB multiplies an interval by a 32-bit number
    only, so one message dated after 2038 would stop the build.
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
