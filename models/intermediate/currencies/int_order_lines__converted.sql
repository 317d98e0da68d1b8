with

order_lines as (

    select * from {{ ref('int_order_lines__unioned') }}

),

rates as (

    select * from {{ ref('int_currency_rates__daily') }}

),

rated as (

    select
        order_lines.channel,
        order_lines.order_line_id,
        order_lines.order_id,
        order_lines.line_number,
        order_lines.source_record_id,
        order_lines.ordered_at,
        order_lines.line_kind,
        order_lines.is_cancelled,
        order_lines.product_id,
        order_lines.product_name,
        order_lines.category,
        order_lines.brand,
        order_lines.quantity,
        order_lines.list_price,
        order_lines.paid_amount,
        order_lines.discount_amount,
        order_lines.currency,
        order_lines.sales_channel,
        order_lines.store_id,
        order_lines.loaded_at,
        {{ reporting_rate('order_lines.currency', 'rates') }} as rate_to_reporting
    from order_lines
    left join rates
        on
            upper(order_lines.currency) = rates.currency
            and cast(order_lines.ordered_at as date) = rates.used_on

),

-- Without a rate an amount keeps its own currency: it is never taken for one of another. XXX is ISO
-- 4217's code for no currency.
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
