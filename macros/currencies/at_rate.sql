{#
    An amount times its rate, rounded to two decimals. The type is wider than that of an amount, so that an absurdly
    large amount does not stop the build. Products of this width are slow and most rates are 1, so these amounts are
    not multiplied.
#}
{% macro at_rate(amount, rate) -%}
    case
            when {{ rate }} = 1 then cast({{ amount }} as decimal(28, 2))
            else cast({{ amount }} * {{ rate }} as decimal(28, 2))
        end
{%- endmacro %}
