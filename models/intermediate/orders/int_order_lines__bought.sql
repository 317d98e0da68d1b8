with
order_lines as (select * from {{ ref('int_order_lines__unioned') }}),

orders as (select * from {{ ref('int_orders__completed') }} where is_counted),

-- The lines of an order that was cancelled, or never came about, were not bought.
bought as (
    select order_lines.*
    from order_lines
    inner join orders on order_lines.order_id = orders.order_id
    where order_lines.line_kind = 'sale' and not order_lines.is_cancelled
)

select * from bought
