{#
    What one unit of `currency` is worth in the reporting currency; null where no rate is known.

    The reporting currency is worth itself on every day and stands in no list of rates.
#}
{% macro reporting_rate(currency, rates) -%}
    case
        when upper({{ currency }}) = '{{ var("reporting_currency") }}' then 1
        else {{ rates }}.rate_to_reporting
    end
{%- endmacro %}

{#
    An amount times its rate, to the cent. Wider than an amount, so that no absurd one stops the build: products
    this wide are slow, and most rates are 1.
#}
{% macro at_rate(amount, rate) -%}
    case
            when {{ rate }} = 1 then cast({{ amount }} as decimal(28, 2))
            else cast({{ amount }} * {{ rate }} as decimal(28, 2))
        end
{%- endmacro %}
