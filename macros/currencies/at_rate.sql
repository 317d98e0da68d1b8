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
