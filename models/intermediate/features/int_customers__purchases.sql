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

-- Customers are compared in one currency only: the reporting currency or, where not a single order
-- can be converted to it, that of most orders.
common_currencies as (
    select
        currency,
        row_number() over (
            order by
                case when currency = '{{ var("reporting_currency") }}' then 0 else 1 end asc,
                count(*) desc,
                currency asc
        ) as currency_rank
    from orders
    group by currency
),

valued_orders as (
    select
        orders.*,
        currencies.currency as customer_currency,
        orders.currency = currencies.currency as is_valued,
        {{ days_between('orders.ordered_at', 'as_of.as_of_at') }} as days_ago
    from orders
    inner join currencies
        on orders.customer_id = currencies.customer_id and currencies.currency_rank = 1
    cross join as_of
),

summed as (
    select
        customer_id,
        max(customer_currency) as currency,
        {{ purchase_sums() }},
        {{ purchase_window_sums() }}
    from valued_orders
    group by customer_id
),

purchases as (
    select
        summed.*,
        coalesce(summed.currency = common_currencies.currency, false) as is_comparable,
        (
            summed.days_since_first_order - summed.days_since_last_order
            + 2.0 * value_parameters.typical_gap_days
        ) / (summed.orders + 1) as expected_gap_days
    from summed
    left join common_currencies on common_currencies.currency_rank = 1
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
