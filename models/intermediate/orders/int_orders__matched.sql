with
told as (select * from {{ ref('int_orders__unioned') }}),

from_lines as (select * from {{ ref('int_orders__from_lines') }}),

-- What a tool says of an order as a whole, beside the sums of its lines. Lines without an order,
-- and those of a tool that hands over no orders, make an order of their own.
side_by_side as (
    select
        told.state,
        told.payment_state,
        told.total,
        told.goods as told_goods,
        told.discount as told_discount,
        told.tax,
        told.shipping,
        told.refunded as told_refunded,
        from_lines.sale_lines,
        from_lines.discounted_lines,
        from_lines.distinct_products,
        from_lines.units_sold,
        from_lines.units_returned,
        from_lines.goods,
        from_lines.discount,
        from_lines.refunded,
        from_lines.list_amount,
        coalesce(told.channel, from_lines.channel) as channel,
        coalesce(told.order_id, from_lines.order_id) as order_id,
        coalesce(told.source_record_id, from_lines.source_record_id) as source_record_id,
        coalesce(told.placed_at, from_lines.placed_at) as placed_at,
        coalesce(told.order_origin, 'lines') as order_origin,
        coalesce(told.is_cancelled, from_lines.is_cancelled, false) as is_cancelled,
        coalesce(upper(told.currency), from_lines.currency, 'XXX') as currency,
        coalesce(told.sales_channel, from_lines.sales_channel) as sales_channel,
        coalesce(told.store_id, from_lines.store_id) as store_id,
        coalesce(told.loaded_at, from_lines.loaded_at) as loaded_at,
        coalesce(from_lines.line_count, 0) as line_count,
        coalesce(told.unreadable_lines, 0) as unreadable_lines,
        -- XXX is the ISO 4217 code for no currency.
        from_lines.is_one_currency
        and coalesce(upper(told.currency), from_lines.currency, 'XXX')
        = coalesce(from_lines.currency, upper(told.currency), 'XXX') as has_comparable_lines
    from told
    full outer join from_lines on told.order_id = from_lines.order_id
),

-- Amounts of lines in another currency than that of their order are not known in its currency.
matched as (
    select
        *,
        case when has_comparable_lines then goods end as line_goods,
        case when has_comparable_lines then discount end as line_discount,
        case when has_comparable_lines then refunded end as line_refunded,
        case when has_comparable_lines then list_amount end as line_list_amount
    from side_by_side
)

select * from matched
