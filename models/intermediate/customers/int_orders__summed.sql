with
orders as (select * from {{ ref('int_orders__converted') }} where is_counted),

connected as (select * from {{ ref('int_records__resolved') }}),

-- What was not paid yet is an order, and no spend. Without readable lines nobody knows the pieces.
summed as (
    select
        orders.order_id,
        connected.customer_id,
        orders.valued_currency as currency,
        orders.placed_at as ordered_at,
        orders.sales_channel,
        orders.is_order,
        orders.units_sold,
        orders.units_returned,
        orders.valued_list_amount as list_amount,
        coalesce(orders.sale_lines, 0) as sale_lines,
        coalesce(orders.discounted_lines, 0) as discounted_lines,
        coalesce(orders.distinct_products, 0) as distinct_products,
        case when orders.is_spend then orders.valued_goods else 0 end as sale_amount,
        case when orders.is_spend then orders.valued_refunded else 0 end as returned_amount,
        case when orders.is_spend then orders.valued_discount else 0 end as discount_amount,
        orders.is_order and orders.is_spend and orders.valued_goods is not null as is_paid
    from orders
    inner join connected on orders.source_record_id = connected.source_record_id
)

select * from summed
