with
customers as (select * from {{ ref('base_square__customers') }} where reject_reason is null),

orders as (
    select
        *,
        order_state = 'CANCELED' as is_cancelled
    from {{ ref('base_square__orders') }}
    where reject_reason is null
),

payments as (select * from {{ ref('base_square__payments') }} where reject_reason is null),

refunds as (
    select * from {{ ref('base_square__refunds') }}
    where reject_reason is null and refund_status = 'COMPLETED'
),

buyers as (
    {{ square_buyers('payments') }}
),

happenings as (
    select
        source_record_id as activity_id,
        created_at as occurred_at,
        source_record_id,
        'registered_at_till' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        cast(null as string) as currency,
        cast(null as string) as feature_json,
        loaded_at
    from customers

    union all

    select
        'square:order:' || orders.order_id as activity_id,
        orders.ordered_at as occurred_at,
        buyers.source_record_id,
        'placed_order' as activity,
        orders.total_price as revenue_impact,
        orders.currency,
        {{ json_object({
            'order_id': 'orders.order_id',
            'is_cancelled': 'orders.is_cancelled',
            'store_id': 'orders.location_id'
        }) }} as feature_json,
        orders.loaded_at
    from orders
    inner join buyers on orders.order_id = buyers.order_id
    where orders.order_state in ('COMPLETED', 'CANCELED')

    union all

    select
        'square:refund:' || refunds.refund_id as activity_id,
        refunds.refunded_at as occurred_at,
        buyers.source_record_id,
        'returned_order' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        cast(null as string) as currency,
        {{ json_object({'order_id': 'payments.order_id', 'reason': 'refunds.refund_reason'}) }}
            as feature_json,
        refunds.loaded_at
    from refunds
    inner join payments on refunds.payment_id = payments.payment_id
    inner join buyers on payments.order_id = buyers.order_id
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        revenue_impact,
        currency,
        feature_json,
        loaded_at,
        false as is_outbound,
        'store' as device
    from happenings
)

select * from activities
