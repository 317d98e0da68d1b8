with
orders as (select * from {{ ref('base_olist__orders') }} where reject_reason is null),

order_items as (select * from {{ ref('base_olist__order_items') }} where reject_reason is null),

order_payments as (
    select * from {{ ref('base_olist__order_payments') }} where reject_reason is null
),

order_reviews as (select * from {{ ref('base_olist__order_reviews') }} where reject_reason is null),

item_totals as (
    select
        order_id,
        cast(sum(price) as decimal(18, 2)) as product_amount,
        cast(sum(freight_amount) as decimal(18, 2)) as freight_amount
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

happenings as (
    -- Revenue is the price of the products, as in the order lines; payments include the freight.
    select
        'olist:order:' || orders.order_id as activity_id,
        orders.ordered_at as occurred_at,
        orders.source_record_id,
        'placed_order' as activity,
        item_totals.product_amount as revenue_impact,
        {{ json_object({
            'order_id': 'orders.order_id', 'is_cancelled': 'orders.is_cancelled',
            'freight_amount': 'item_totals.freight_amount',
            'payment_amount': 'payment_totals.payment_amount'
        }) }} as feature_json,
        orders.loaded_at
    from orders
    left join item_totals on orders.order_id = item_totals.order_id
    left join payment_totals on orders.order_id = payment_totals.order_id

    union all

    select
        'olist:delivery:' || order_id as activity_id,
        delivered_at as occurred_at,
        source_record_id,
        'received_delivery' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        {{ json_object({'order_id': 'order_id', 'is_late': 'is_late'}) }} as feature_json,
        loaded_at
    from orders
    where delivered_at <= synced_at

    union all

    -- The export has no time of cancelling: it was not before the approval of the payment.
    select
        'olist:cancellation:' || order_id as activity_id,
        case when approved_at <= synced_at then approved_at else ordered_at end as occurred_at,
        source_record_id,
        'cancelled_order' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        {{ json_object({'order_id': 'order_id', 'order_status': 'order_status'}) }} as feature_json,
        loaded_at
    from orders
    where is_cancelled

    union all

    select
        'olist:review:' || order_review_id as activity_id,
        reviewed_at as occurred_at,
        source_record_id,
        'wrote_review' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        {{ json_object({'order_id': 'order_id', 'review_score': 'review_score'}) }} as feature_json,
        loaded_at
    from order_reviews
),

activities as (
    select
        *,
        'BRL' as currency,
        activity = 'received_delivery' as is_outbound
    from happenings
)

select * from activities
