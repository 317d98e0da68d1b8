with
customers as (select * from {{ ref('base_shopify__customers') }} where reject_reason is null),

orders as (select * from {{ ref('base_shopify__orders') }} where reject_reason is null),

refunds as (select * from {{ ref('base_shopify__refunds') }} where reject_reason is null),

checkouts as (
    select * from {{ ref('base_shopify__abandoned_checkouts') }}
    where reject_reason is null
),

happenings as (
    select
        'shopify:account:' || customer_id as activity_id,
        created_at as occurred_at,
        'shopify:customer:' || customer_id as source_record_id,
        'created_account' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        cast(null as string) as currency,
        cast(null as string) as source_name,
        cast(null as string) as traffic_source,
        cast(null as string) as link,
        cast(null as string) as feature_json,
        loaded_at
    from customers

    union all

    select
        'shopify:order:' || order_id as activity_id,
        ordered_at as occurred_at,
        source_record_id,
        'placed_order' as activity,
        total_price as revenue_impact,
        currency,
        source_name,
        referring_site as traffic_source,
        cast(null as string) as link,
        {{ json_object({'order_id': 'order_id', 'is_cancelled': 'is_cancelled'}) }} as feature_json,
        loaded_at
    from orders

    union all

    select
        'shopify:refund:' || refund_id as activity_id,
        refunded_at as occurred_at,
        source_record_id,
        'returned_order' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        cast(null as string) as currency,
        cast(null as string) as source_name,
        cast(null as string) as traffic_source,
        cast(null as string) as link,
        {{ json_object({'order_id': 'order_id', 'reason': 'reason'}) }} as feature_json,
        loaded_at
    from refunds

    union all

    select
        'shopify:checkout:' || checkout_id as activity_id,
        abandoned_at as occurred_at,
        source_record_id,
        'abandoned_checkout' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        currency,
        source_name,
        cast(null as string) as traffic_source,
        checkout_url as link,
        {{ json_object({'total_price': 'total_price'}) }} as feature_json,
        loaded_at
    from checkouts
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        revenue_impact,
        currency,
        traffic_source,
        link,
        feature_json,
        loaded_at,
        false as is_outbound,
        case
            when source_name = 'pos' then 'store'
            when source_name in ('iphone', 'android') then 'app'
            when source_name is not null then 'web'
        end as device
    from happenings
)

select * from activities
