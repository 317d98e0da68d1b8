{#
    An amount in the smallest unit of its currency (cents), converted to the currency; null where the currency is
    null.

    The yen has no smaller unit and the dinar has a thousand: dividing every amount by 100 would silently make
    sales in Tokyo a hundred times too small.
#}
{% macro from_minor_units(amount, currency) -%}
    {%- set without_minor_unit = [
        'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV',
        'XAF', 'XOF', 'XPF',
    ] -%}
    {%- set thousandths = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'] -%}
    cast(
        {{ amount }} * case
            when {{ currency }} in ('{{ without_minor_unit | join("', '") }}') then 1.000
            when {{ currency }} in ('{{ thousandths | join("', '") }}') then 0.001
            when {{ currency }} is not null then 0.010
        end as decimal(18, 2)
    )
{%- endmacro %}
