{# Whole years from a date to a timestamp: one less before the birthday. #}
{% macro full_years(from_day, to_moment) -%}
    cast(
        extract(year from {{ to_moment }}) - extract(year from {{ from_day }})
        - case
            when
                extract(month from {{ to_moment }}) * 100 + extract(day from {{ to_moment }})
                < extract(month from {{ from_day }}) * 100 + extract(day from {{ from_day }})
                then 1
            else 0
        end as integer
    )
{%- endmacro %}

{# Number of the columns that are not null. #}
{% macro count_known(columns) -%}
    {%- for column in columns -%}
        case when {{ column }} is null then 0 else 1 end{{ ' + ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
