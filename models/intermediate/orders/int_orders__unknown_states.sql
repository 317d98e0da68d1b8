with
orders as (select * from {{ ref('int_orders__completed') }}),

unknown_states as (
    select
        channel,
        'payment_state' as column_name,
        payment_state as word,
        count(*) as row_count,
        min(placed_at) as first_seen_at,
        max(placed_at) as last_seen_at
    from orders
    where order_state = 'unknown'
    group by channel, payment_state
)

select * from unknown_states
