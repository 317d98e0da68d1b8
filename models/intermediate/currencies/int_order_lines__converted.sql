with
order_lines as (select * from {{ ref('int_order_lines__unioned') }}),

rates as (select * from {{ ref('int_currency_rates__daily') }}),

rated as (
    {{ with_reporting_rate('order_lines', moment='ordered_at', rates='rates') }}
),

-- An amount without a rate keeps its own currency, so it is never added to another one. XXX is the
-- ISO 4217 code for no currency.
converted as (
    select
        *,
        case
            when rate_to_reporting is not null then '{{ var("reporting_currency") }}'
            else coalesce(currency, 'XXX')
        end as valued_currency,
        {{ at_rate('paid_amount', 'rate_to_reporting') }} as reporting_amount,
        {{ at_rate('paid_amount', 'coalesce(rate_to_reporting, 1)') }} as valued_paid_amount,
        {{ at_rate('discount_amount', 'coalesce(rate_to_reporting, 1)') }}
            as valued_discount_amount,
        {{ at_rate('list_price * quantity', 'coalesce(rate_to_reporting, 1)') }}
            as valued_list_amount
    from rated
)

select * from converted
