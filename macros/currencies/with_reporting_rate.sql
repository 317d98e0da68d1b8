{#
    The rows of a port, in a CTE of its name, with what one unit of their currency is worth in the reporting
    currency on the day of `moment`, UTC; null where no rate is known.

    The reporting currency is worth itself on every day and stands in no list of rates.
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
