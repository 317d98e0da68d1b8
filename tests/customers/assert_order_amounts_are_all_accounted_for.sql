-- Every paid amount, converted where a rate is known, must reach a customer or be left out for one
-- known reason: cancelled, anonymous, or in a currency that the customer is not valued in. A join
-- that doubles or drops lines would silently change turnover.
with

order_lines as (

    select * from {{ ref('int_order_lines__converted') }}

),

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

purchases as (

    select * from {{ ref('dim_customer_purchases') }}

),

paid as (

    select
        valued_currency as currency,
        sum(valued_paid_amount) as paid_amount
    from order_lines
    group by valued_currency

),

-- Lines that are in no customer's totals, each for one known reason.
left_out as (

    select
        order_lines.valued_currency as currency,
        sum(order_lines.valued_paid_amount) as paid_amount
    from order_lines
    left join bridge on order_lines.source_record_id = bridge.source_record_id
    left join purchases on bridge.customer_id = purchases.customer_id
    where
        order_lines.is_cancelled
        or order_lines.source_record_id is null
        or order_lines.valued_currency is distinct from purchases.currency
    group by order_lines.valued_currency

),

with_customers as (

    select
        coalesce(currency, '') as currency,
        sum(net_amount) as net_amount
    from purchases
    group by coalesce(currency, '')

),

accounts as (

    select
        paid.currency,
        paid.paid_amount,
        coalesce(left_out.paid_amount, 0) as left_out_amount,
        coalesce(with_customers.net_amount, 0) as customer_amount
    from paid
    left join left_out on paid.currency = left_out.currency
    left join with_customers on paid.currency = with_customers.currency

),

unbalanced_accounts as (

    select *
    from accounts
    where paid_amount <> left_out_amount + customer_amount

)

select * from unbalanced_accounts
