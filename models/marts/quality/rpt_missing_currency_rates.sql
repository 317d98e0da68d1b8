with
orders as (select * from {{ ref('int_orders__converted') }}),

order_lines as (select * from {{ ref('int_order_lines__converted') }}),

activities as (select * from {{ ref('int_activities__converted') }}),

currencies as (select * from {{ ref('currencies') }}),

-- Cancelled lines are left out of every sum, so they need no rate.
without_rate as (
    select
        'orders' as fact_name,
        currency,
        cast(placed_at as date) as missing_on,
        goods_amount - refunded_amount as amount
    from orders
    where rate_to_reporting is null and is_spend

    union all

    select
        'order_lines' as fact_name,
        coalesce(upper(currency), 'XXX') as currency,
        cast(ordered_at as date) as missing_on,
        paid_amount as amount
    from order_lines
    where rate_to_reporting is null and not is_cancelled

    union all

    select
        'activities' as fact_name,
        coalesce(upper(currency), 'XXX') as currency,
        cast(occurred_at as date) as missing_on,
        revenue_impact as amount
    from activities
    where rate_to_reporting is null and revenue_impact is not null
),

summed as (
    select
        fact_name,
        currency,
        min(missing_on) as first_missing_on,
        max(missing_on) as last_missing_on,
        count(distinct missing_on) as missing_days,
        count(*) as rows_without_rate,
        sum(amount) as amount
    from without_rate
    group by fact_name, currency
),

missing_currency_rates as (
    select
        cast(summed.fact_name as string) as fact_name,
        cast(summed.currency as string) as currency,
        cast(currencies.currency_name as string) as currency_name,
        cast('{{ var("reporting_currency") }}' as string) as reporting_currency,
        summed.first_missing_on,
        summed.last_missing_on,
        cast(summed.missing_days as integer) as missing_days,
        cast(summed.rows_without_rate as bigint) as rows_without_rate,
        cast(summed.amount as decimal(28, 2)) as amount
    from summed
    left join currencies on summed.currency = currencies.currency
)

select * from missing_currency_rates
