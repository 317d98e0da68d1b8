with
customers as (select customer_id from {{ ref('dim_customers') }}),

purchases as (select * from {{ ref('int_customers__purchases') }}),

without_orders as (select * from {{ ref('int_customers__without_orders') }}),

scored as (select * from {{ ref('int_customers__scored') }}),

customer_purchases as (
    select
        customers.customer_id,
        purchases.currency,
        purchases.first_ordered_at,
        purchases.last_ordered_at,
        cast(coalesce(purchases.orders, without_orders.known_zero) as integer)
            as orders,
        cast(purchases.days_since_first_order as integer) as days_since_first_order,
        cast(purchases.days_since_last_order as integer) as days_since_last_order,
        cast(coalesce(purchases.units_sold, without_orders.known_zero) as integer)
            as units_sold,
        cast(coalesce(purchases.units_returned, without_orders.known_zero) as integer)
            as units_returned,
        cast(coalesce(purchases.sale_amount, without_orders.known_zero) as decimal(18, 2))
            as sale_amount,
        cast(coalesce(purchases.returned_amount, without_orders.known_zero) as decimal(18, 2))
            as returned_amount,
        cast(coalesce(purchases.discount_amount, without_orders.known_zero) as decimal(18, 2))
            as discount_amount,
        cast(coalesce(purchases.net_amount, without_orders.known_zero) as decimal(18, 2))
            as net_amount,
        cast(coalesce(purchases.net_amount_12_months, without_orders.known_zero) as decimal(18, 2))
            as net_amount_12_months,
        cast(
            cast(purchases.sale_amount as double) / nullif(purchases.valued_orders, 0) as double
        ) as average_order_value,
        cast(scored.recency_score as integer) as recency_score,
        cast(scored.frequency_score as integer) as frequency_score,
        cast(scored.monetary_score as integer) as monetary_score,
        cast(
            scored.recency_score * 100 + scored.frequency_score * 10 + scored.monetary_score
            as integer
        ) as rfm_cell,
        cast(scored.lapse_stage as integer) as lapse_stage,
        cast(purchases.repurchase_score as double) as repurchase_score,
        cast(scored.repurchase_level as integer) as repurchase_level,
        -- Returns can exceed sales: goods bought before the data begins can still come back.
        {{ share_at_most_one('purchases.units_returned', 'purchases.units_sold') }} as return_share
    from customers
    left join purchases on customers.customer_id = purchases.customer_id
    left join without_orders on customers.customer_id = without_orders.customer_id
    left join scored on customers.customer_id = scored.customer_id
)

select * from customer_purchases
