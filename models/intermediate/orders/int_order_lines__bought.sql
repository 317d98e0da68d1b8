with
order_lines as (select * from {{ ref('int_order_lines__unioned') }}),

orders as (select * from {{ ref('int_orders__completed') }} where is_counted),

-- The lines of an order that was cancelled, or never came about, were not bought.
bought as (
    select
        order_lines.order_line_id,
        order_lines.source_record_id,
        order_lines.ordered_at,
        order_lines.category,
        order_lines.brand,
        order_lines.sales_channel,
        order_lines.quantity
    from order_lines
    inner join orders on order_lines.order_id = orders.order_id
    where order_lines.line_kind = 'sale' and not order_lines.is_cancelled
)

select * from bought
