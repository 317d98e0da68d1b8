{#
    A date written with the day first, such as 20-10-16, 7/9/2013 or 31.12.2012; null where the text is not such a
    date. A year of two digits is read as a year of this century.
#}
{% macro clean_day_first(column) -%}
    {%- set day -%}
        replace(replace({{ clean_text(column) }}, '/', '-'), '.', '-')
    {%- endset -%}
    {%- set year_first -%}
        case
            when {{ regexp_like(day, '^[0-9]{1,2}-[0-9]{1,2}-([0-9]{2}|[0-9]{4})$') }}
                then case when length(split_part({{ day }}, '-', 3)) = 2 then '20' else '' end
                    || split_part({{ day }}, '-', 3) || '-' || split_part({{ day }}, '-', 2)
                    || '-' || split_part({{ day }}, '-', 1)
        end
    {%- endset -%}
    {{ iso_date(year_first) }}
{%- endmacro %}
