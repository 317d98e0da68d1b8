with
orders as (select * from {{ ref('base_square__orders') }} where reject_reason is null),

order_lines as (select * from {{ ref('base_square__order_lines') }} where reject_reason is null),

return_lines as (select * from {{ ref('base_square__return_lines') }} where reject_reason is null),

payments as (select * from {{ ref('base_square__payments') }} where reject_reason is null),

-- One return may be refunded in two parts, cash and card.
refunds as (
    select
        return_order_id,
        min(refunded_at) as refunded_at,
        max_by(payment_id, refund_id) as payment_id
    from {{ ref('base_square__refunds') }}
    where reject_reason is null and refund_status = 'COMPLETED'
    group by return_order_id
),

products as (
    select
        variations.variation_id,
        variations.item_id,
        categories.category
    from {{ ref('base_square__item_variations') }} as variations
    left join {{ ref('base_square__items') }} as items
        on variations.item_id = items.item_id and items.reject_reason is null
    left join {{ ref('base_square__categories') }} as categories
        on items.category_id = categories.category_id and categories.reject_reason is null
    where variations.reject_reason is null
),

buyers as (
    {{ square_buyers('payments') }}
),

lines as (
    -- An open order or a draft is a bill that is not paid yet.
    select
        'square:' || order_lines.order_line_id as order_line_id,
        orders.order_id,
        order_lines.position_in_order as line_position,
        orders.ordered_at,
        'sale' as line_kind,
        orders.order_state = 'CANCELED' as is_cancelled,
        order_lines.variation_id,
        order_lines.product_name,
        order_lines.quantity,
        order_lines.list_price,
        cast(order_lines.gross_amount - order_lines.discount_amount as decimal(18, 2))
            as paid_amount,
        order_lines.discount_amount,
        order_lines.currency,
        orders.location_id,
        order_lines.loaded_at
    from order_lines
    inner join orders on order_lines.order_id = orders.order_id
    where orders.order_state in ('COMPLETED', 'CANCELED')

    union all

    select
        'square:return:' || return_lines.return_line_id as order_line_id,
        coalesce(payments.order_id, return_lines.return_order_id) as order_id,
        return_lines.position_in_return as line_position,
        refunds.refunded_at as ordered_at,
        'return' as line_kind,
        false as is_cancelled,
        return_lines.variation_id,
        return_lines.product_name,
        -return_lines.quantity as quantity,
        return_lines.list_price,
        -return_lines.refunded_amount as paid_amount,
        cast(0 as decimal(18, 2)) as discount_amount,
        return_lines.currency,
        orders.location_id,
        return_lines.loaded_at
    from return_lines
    inner join refunds on return_lines.return_order_id = refunds.return_order_id
    inner join orders on return_lines.return_order_id = orders.order_id
    left join payments on refunds.payment_id = payments.payment_id
),

all_lines as (
    select
        lines.order_line_id,
        buyers.source_record_id,
        lines.ordered_at,
        lines.line_kind,
        lines.is_cancelled,
        lines.product_name,
        products.category,
        lines.quantity,
        lines.list_price,
        lines.paid_amount,
        lines.discount_amount,
        lines.currency,
        'store' as sales_channel,
        lines.location_id as store_id,
        lines.loaded_at,
        'square:' || lines.order_id as order_id,
        lines.line_position + 1 as line_number,
        coalesce(products.item_id, lines.variation_id) as product_id
    from lines
    left join buyers on lines.order_id = buyers.order_id
    left join products on lines.variation_id = products.variation_id
)

select * from all_lines
