with
order_lines as (select * from {{ ref('int_order_lines__converted') }} where not is_cancelled),

connected as (select * from {{ ref('int_records__resolved') }}),

orders as (
    select
        order_lines.order_id,
        connected.customer_id,
        order_lines.valued_currency as currency,
        min(order_lines.ordered_at) as ordered_at,
        max(order_lines.sales_channel) as sales_channel,
        count(*) filter (where order_lines.line_kind = 'sale') as sale_lines,
        count(*) filter (where order_lines.line_kind = 'sale' and order_lines.discount_amount > 0)
            as discounted_lines,
        count(distinct order_lines.product_id) filter (where order_lines.line_kind = 'sale')
            as distinct_products,
        coalesce(sum(order_lines.quantity) filter (where order_lines.line_kind = 'sale'), 0)
            as units_sold,
        coalesce(-sum(order_lines.quantity) filter (where order_lines.line_kind = 'return'), 0)
            as units_returned,
        coalesce(
            sum(order_lines.valued_paid_amount) filter (where order_lines.line_kind = 'sale'), 0
        ) as sale_amount,
        coalesce(
            -sum(order_lines.valued_paid_amount) filter (where order_lines.line_kind = 'return'), 0
        ) as returned_amount,
        coalesce(sum(order_lines.valued_discount_amount), 0) as discount_amount,
        coalesce(
            sum(order_lines.valued_list_amount) filter (where order_lines.line_kind = 'sale'), 0
        ) as list_amount
    from order_lines
    inner join connected on order_lines.source_record_id = connected.source_record_id
    group by order_lines.order_id, connected.customer_id, order_lines.valued_currency
)

select * from orders
