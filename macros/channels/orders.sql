{# The channels that hand over what was ordered, as orders, as order lines or as both. #}
{% macro channels_with_orders() -%}
    {{ return((channels_with('orders') + channels_with('order_lines')) | unique | list) }}
{%- endmacro %}

{#
    Whether `channel` hands over orders: a person with a record there and without an order has not ordered there. Of a
    person who is known to other channels only, it is not known.
#}
{% macro hands_over_orders(channel) -%}
    coalesce({{ channel }} in ('{{ channels_with_orders() | join("', '") }}'), false)
{%- endmacro %}

{#
    The placed_order activities as orders, for a warehouse in which no channel hands over orders or order lines.
    Beside such a channel they would count twice, because other tools repeat the orders of the shop.
#}
{% macro or_else_orders_of_activities() -%}
    {%- set known = [
        'order_id', 'source_record_id', 'placed_at', 'is_cancelled', 'total', 'currency', 'loaded_at'
    ] -%}
    {%- if not channels_with_orders() %}
    union all

    select
        channel,
        {{ filled_columns('orders', known) }},
        'activities' as order_origin
    from (
        select
            channel,
            activity_id as order_id,
            source_record_id,
            occurred_at as placed_at,
            false as is_cancelled,
            revenue_impact as total,
            currency,
            loaded_at
        from {{ ref('int_activities__unioned') }}
        where activity = 'placed_order'
    ) as placed_orders
    {%- endif %}
{%- endmacro %}

{# A state of payment in the form in which it is looked up: "Partially Refunded" and "partially_refunded" are one. #}
{% macro state_key(word) -%}
    {{ regexp_remove('lower(' ~ word ~ ')', '[\\s_,，-]') }}
{%- endmacro %}
