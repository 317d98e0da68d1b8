with
orders as (select * from {{ ref('base_shopify__orders') }} where reject_reason is null),

order_lines as (select * from {{ ref('base_shopify__order_lines') }}),

refunds as (select * from {{ ref('base_shopify__refunds') }} where reject_reason is null),

order_line_refunds as (
    select * from {{ ref('base_shopify__order_line_refunds') }}
    where reject_reason is null
),

-- What goes back for the parcel is no return of goods.
goods_adjustments as (
    select * from {{ ref('base_shopify__order_adjustments') }}
    where reject_reason is null and adjustment_kind is distinct from 'shipping_refund'
),

-- A line of which an older version can be read is readable.
lines as (
    select
        order_id,
        order_line_id,
        bool_or(reject_reason is null) as is_read,
        bool_or(is_gift_card) as is_gift_card,
        max(units * list_price) filter (where reject_reason is null and is_gift_card)
            as gift_card_amount
    from order_lines
    group by order_id, order_line_id
),

line_counts as (
    select
        order_id,
        count(*) filter (where not is_read) as unreadable_lines,
        coalesce(sum(gift_card_amount), 0) as gift_card_amount
    from lines
    group by order_id
),

given_back as (
    select
        refunds.order_id,
        order_line_refunds.refunded_amount as amount
    from order_line_refunds
    inner join refunds on order_line_refunds.refund_id = refunds.refund_id
    inner join lines
        on order_line_refunds.order_line_id = lines.order_line_id and lines.is_read
    where not lines.is_gift_card

    union all

    -- Negative where more went back than the lines say.
    select
        order_id,
        -adjusted_amount as amount
    from goods_adjustments
),

refunded as (
    select
        order_id,
        sum(amount) as amount
    from given_back
    group by order_id
),

priced as (
    select
        *,
        coalesce(goods_price, list_total - coalesce(discount_total, 0)) as goods,
        case when not is_tax_included then tax_total end as tax_on_top
    from orders
),

shop_orders as (
    select
        priced.source_record_id,
        priced.ordered_at as placed_at,
        priced.is_cancelled,
        priced.total_price as total,
        priced.discount_total as discount,
        priced.tax_total as tax,
        priced.currency,
        priced.location_id as store_id,
        priced.loaded_at,
        -- A gift card is money for later: it counts as goods when it is spent.
        cast(priced.goods - coalesce(line_counts.gift_card_amount, 0) as decimal(18, 2)) as goods,
        -- The export has no column of its own for the parcel: it is what the total holds besides.
        cast(
            priced.total_price - priced.goods
            - coalesce(priced.tax_on_top, 0) - coalesce(priced.tip_total, 0) as decimal(18, 2)
        ) as shipping,
        cast(refunded.amount as decimal(18, 2)) as refunded,
        'shopify:' || priced.order_id as order_id,
        lower(priced.fulfillment_status) as state,
        lower(priced.financial_status) as payment_state,
        case when priced.source_name = 'pos' then 'store' else 'online' end as sales_channel,
        coalesce(line_counts.unreadable_lines, 0) as unreadable_lines
    from priced
    left join line_counts on priced.order_id = line_counts.order_id
    left join refunded on priced.order_id = refunded.order_id
)

select * from shop_orders
