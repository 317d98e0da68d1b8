{# The ages in days that a rate may have on the day it is used: one row per age, from 0 to the oldest. #}
{% macro rate_ages() -%}
    {%- for age_days in range(var('currency_rate_max_age_days') | int + 1) %}
    select {{ age_days }} as age_days
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
