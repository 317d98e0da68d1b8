with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('orders') }}),

coded as (
    {{ with_currency_codes('all_channels', 'orders') }}
),

orders as (
    select
        coded.channel,
        {{ columns_of('coded', port_columns('orders')) }},
        'orders' as order_origin
    from coded
    inner join as_of on coded.placed_at <= as_of.as_of_at
    {{ or_else_orders_of_activities() }}
)

select * from orders
