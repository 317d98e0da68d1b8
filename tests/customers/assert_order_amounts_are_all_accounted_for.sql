-- The net amount of every order, converted where a rate is known, must reach a customer or be left
-- out for one known reason: it does not count or is not paid, it is anonymous, or it is in a
-- currency that the customer is not valued in. A join that doubles or drops orders would silently
-- change turnover.
with

orders as (

    select
        *,
        coalesce(valued_goods - valued_refunded, 0) as net_amount
    from {{ ref('int_orders__converted') }}

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
        sum(net_amount) as net_amount
    from orders
    group by valued_currency

),

-- Orders that are in no customer's totals, each for one known reason.
left_out as (

    select
        orders.valued_currency as currency,
        sum(orders.net_amount) as net_amount
    from orders
    left join bridge on orders.source_record_id = bridge.source_record_id
    left join purchases on bridge.customer_id = purchases.customer_id
    where
        not orders.is_spend
        or orders.source_record_id is null
        or orders.valued_currency is distinct from purchases.currency
    group by orders.valued_currency

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
        paid.net_amount,
        coalesce(left_out.net_amount, 0) as left_out_amount,
        coalesce(with_customers.net_amount, 0) as customer_amount
    from paid
    left join left_out on paid.currency = left_out.currency
    left join with_customers on paid.currency = with_customers.currency

),

unbalanced_accounts as (

    select *
    from accounts
    where net_amount <> left_out_amount + customer_amount

)

select * from unbalanced_accounts
