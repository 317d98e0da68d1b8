{# How many days old a rate may be on the day it is used: one row an age, from today's up to the oldest. #}
{% macro rate_ages() -%}
    {%- for age_days in range(var('currency_rate_max_age_days') | int + 1) %}
    select {{ age_days }} as age_days
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
