with
orders as (select * from {{ ref('int_orders__completed') }}),

rates as (select * from {{ ref('int_currency_rates__daily') }}),

rated as (
    select
        {{ columns_of('orders', completed_order_columns()) }},
        case
            when orders.currency = '{{ var("reporting_currency") }}' then 1
            else rates.rate_to_reporting
        end as rate_to_reporting
    from orders
    left join rates
        on orders.currency = rates.currency and cast(orders.placed_at as date) = rates.used_on
),

-- An amount without a rate keeps its own currency, so it is never added to another one. What went
-- back is converted at the rate of the order, so an order that went back is worth nothing.
converted as (
    select
        *,
        case
            when rate_to_reporting is not null then '{{ var("reporting_currency") }}'
            else currency
        end as valued_currency,
        {{ at_rate('goods_amount', 'coalesce(rate_to_reporting, 1)') }} as valued_goods,
        {{ at_rate('refunded_amount', 'coalesce(rate_to_reporting, 1)') }} as valued_refunded,
        {{ at_rate('discount_amount', 'coalesce(rate_to_reporting, 1)') }} as valued_discount,
        {{ at_rate('line_list_amount', 'coalesce(rate_to_reporting, 1)') }} as valued_list_amount,
        case
            when not is_spend then 0
            else {{ at_rate('goods_amount - refunded_amount', 'rate_to_reporting') }}
        end as reporting_net_amount
    from rated
)

select * from converted
