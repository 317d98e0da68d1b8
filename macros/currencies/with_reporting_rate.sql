{#
    The rows of a port, from the CTE with its name, with the value of one unit of their currency in the reporting
    currency on the UTC date of `moment`; null where no rate is known.

    The reporting currency has the rate 1 on every day and is in no list of rates.
#}
{% macro with_reporting_rate(port, moment, rates) -%}
    select
        {{ port }}.channel,
        {%- for column in port_columns(port) %}
        {{ port }}.{{ column }},
        {%- endfor %}
        case
            when upper({{ port }}.currency) = '{{ var("reporting_currency") }}' then 1
            else {{ rates }}.rate_to_reporting
        end as rate_to_reporting
    from {{ port }}
    left join {{ rates }}
        on
            upper({{ port }}.currency) = {{ rates }}.currency
            and cast({{ port }}.{{ moment }} as date) = {{ rates }}.used_on
{%- endmacro %}
