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

{# Whether `channel` hands over whole orders, not their lines alone. #}
{% macro hands_over_whole_orders(channel) -%}
    coalesce({{ channel }} in ('{{ channels_with('orders') | join("', '") }}'), false)
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

{# The columns of int_orders__matched that later steps carry along. #}
{% macro matched_order_columns() -%}
    {{ return([
        'channel', 'order_id', 'source_record_id', 'placed_at', 'order_origin', 'state', 'payment_state',
        'is_cancelled', 'total', 'told_discount', 'tax', 'shipping', 'told_goods', 'told_refunded', 'currency',
        'sales_channel', 'store_id', 'loaded_at', 'line_count', 'unreadable_lines', 'sale_lines', 'discounted_lines',
        'distinct_products', 'units_sold', 'units_returned', 'has_comparable_lines', 'line_goods', 'line_discount',
        'line_refunded', 'line_list_amount'
    ]) }}
{%- endmacro %}

{# The columns of int_orders__completed. #}
{% macro completed_order_columns() -%}
    {{ return(matched_order_columns() + [
        'order_state', 'goods_amount', 'discount_amount', 'refunded_amount', 'is_order', 'is_counted', 'is_spend'
    ]) }}
{%- endmacro %}
