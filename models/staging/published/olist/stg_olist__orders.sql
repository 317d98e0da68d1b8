with
orders as (select * from {{ ref('base_olist__orders') }} where reject_reason is null),

order_items as (select * from {{ ref('base_olist__order_items') }}),

order_payments as (
    select * from {{ ref('base_olist__order_payments') }} where reject_reason is null
),

item_counts as (
    select
        order_id,
        cast(sum(freight_amount) filter (where reject_reason is null) as decimal(18, 2))
            as freight_amount,
        count(*) filter (where reject_reason is not null and not {{ is_duplicate_reason() }})
            as unreadable_lines
    from order_items
    group by order_id
),

payment_totals as (
    select
        order_id,
        cast(sum(payment_amount) as decimal(18, 2)) as payment_amount
    from order_payments
    group by order_id
),

market_orders as (
    select
        orders.source_record_id,
        orders.ordered_at as placed_at,
        orders.order_status as payment_state,
        orders.is_cancelled,
        payment_totals.payment_amount as total,
        item_counts.freight_amount as shipping,
        'BRL' as currency,
        'marketplace' as sales_channel,
        orders.loaded_at,
        'olist:' || orders.order_id as order_id,
        coalesce(item_counts.unreadable_lines, 0) as unreadable_lines
    from orders
    left join item_counts on orders.order_id = item_counts.order_id
    left join payment_totals on orders.order_id = payment_totals.order_id
)

select * from market_orders
