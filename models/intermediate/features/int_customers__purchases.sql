with
orders as (select * from {{ ref('int_orders__summed') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

value_parameters as (select * from {{ ref('value_parameters') }}),

-- Amounts in different currencies are never added: of each customer only the orders in the most
-- frequent currency are summed. Every order with a rate counts in the reporting currency.
currencies as (
    select
        customer_id,
        currency,
        row_number() over (
            partition by customer_id order by count(*) desc, currency asc nulls last
        ) as currency_rank
    from orders
    group by customer_id, currency
),

valued_orders as (
    select
        orders.*,
        {{ days_between('orders.ordered_at', 'as_of.as_of_at') }} as days_ago
    from orders
    inner join currencies
        on
            orders.customer_id = currencies.customer_id
            and orders.currency = currencies.currency
            and currencies.currency_rank = 1
    cross join as_of
),

summed as (
    select
        customer_id,
        max(currency) as currency,
        cast(count(*) filter (where sale_lines > 0) as integer) as orders,
        min(ordered_at) filter (where sale_lines > 0) as first_ordered_at,
        max(ordered_at) filter (where sale_lines > 0) as last_ordered_at,
        max(days_ago) filter (where sale_lines > 0) as days_since_first_order,
        min(days_ago) filter (where sale_lines > 0) as days_since_last_order,
        cast(sum(units_sold) as integer) as units_sold,
        cast(sum(units_returned) as integer) as units_returned,
        sum(sale_amount) as sale_amount,
        sum(returned_amount) as returned_amount,
        sum(discount_amount) as discount_amount,
        sum(sale_amount - returned_amount) as net_amount,
        coalesce(sum(sale_amount - returned_amount) filter (where days_ago <= 365), 0)
            as net_amount_12_months,
        {{ purchase_window_sums() }}
    from valued_orders
    group by customer_id
),

purchases as (
    select
        summed.*,
        (
            summed.days_since_first_order - summed.days_since_last_order
            + 2.0 * value_parameters.typical_gap_days
        ) / (summed.orders + 1) as expected_gap_days
    from summed
    cross join value_parameters
),

-- Orders per day since the first order, reduced by the days since the last order in relation to the
-- customer's own pace. It ranks customers as well as the fitted purchase models did on every data
-- set in the comparison.
scored_purchases as (
    select
        *,
        cast(orders - 0.5 as double) / (days_since_first_order + 60)
        * exp(-days_since_last_order / (2.0 * expected_gap_days)) as repurchase_score
    from purchases
)

select * from scored_purchases
