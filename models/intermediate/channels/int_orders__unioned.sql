with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('orders') }}),

orders as (
    select
        all_channels.*,
        'orders' as order_origin
    from all_channels
    inner join as_of on all_channels.placed_at <= as_of.as_of_at
    {{ or_else_orders_of_activities() }}
)

select * from orders
