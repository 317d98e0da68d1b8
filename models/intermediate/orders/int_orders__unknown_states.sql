with
orders as (select * from {{ ref('int_orders__completed') }} where order_state = 'unknown'),

unknown_states as (
    select
        channel,
        'orders.payment_state' as port_column,
        'payment_states' as vocabulary,
        payment_state as word,
        placed_at as seen_at
    from orders
)

select * from unknown_states
