with
orders as (select * from {{ ref('int_orders__converted') }}),

published as (
    select
        channel,
        order_id,
        order_origin,
        source_record_id,
        placed_at,
        state,
        payment_state,
        order_state,
        is_cancelled,
        is_order,
        is_spend,
        total as total_amount,
        goods_amount,
        discount_amount,
        tax as tax_amount,
        shipping as shipping_amount,
        refunded_amount,
        currency,
        reporting_net_amount,
        cast(line_count as bigint) as line_count,
        cast(unreadable_lines as bigint) as unreadable_lines,
        sales_channel,
        store_id,
        loaded_at
    from orders
)

select * from published
