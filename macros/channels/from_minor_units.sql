{#
    An amount in a currency's smallest unit (cents) as money; null where the currency is not known.

    The yen has no smaller unit and the dinar has a thousand: dividing every amount by 100 would make
    sales in Tokyo a hundred times too small and nobody would be told.
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
