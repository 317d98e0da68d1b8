with
orders as (select * from {{ ref('base_square__orders') }} where reject_reason is null),

order_lines as (select * from {{ ref('base_square__order_lines') }}),

return_lines as (select * from {{ ref('base_square__return_lines') }} where reject_reason is null),

payments as (select * from {{ ref('base_square__payments') }} where reject_reason is null),

refunds as (
    select * from {{ ref('base_square__refunds') }}
    where reject_reason is null and refund_status = 'COMPLETED'
),

buyers as (
    {{ square_buyers('payments') }}
),

lines as (
    select
        order_id,
        order_line_id,
        bool_or(reject_reason is null) as is_read,
        bool_or({{ is_duplicate_reason() }}) as is_repeated
    from order_lines
    group by order_id, order_line_id
),

line_counts as (
    select
        order_id,
        count(*) filter (where not is_read and not coalesce(is_repeated, false))
            as unreadable_lines
    from lines
    group by order_id
),

returned_goods as (
    select
        return_order_id,
        sum(refunded_amount) as amount
    from return_lines
    group by return_order_id
),

-- A refund without lines is money back for the order as a whole. Of a return that was paid back in
-- two parts, the lines are counted once.
returns as (
    select
        payments.order_id,
        coalesce(refunds.return_order_id, refunds.refund_id) as return_id,
        coalesce(
            max(returned_goods.amount),
            sum({{ from_minor_units('refunds.refunded_minor_units', 'refunds.currency') }})
        ) as amount
    from refunds
    inner join payments on refunds.payment_id = payments.payment_id
    left join returned_goods on refunds.return_order_id = returned_goods.return_order_id
    group by payments.order_id, coalesce(refunds.return_order_id, refunds.refund_id)
),

refunded as (
    select
        order_id,
        sum(amount) as amount
    from returns
    group by order_id
),

-- The tills keep a return as an order of its own: it has lines that came back and none that were
-- sold.
return_orders as (
    select return_order_id from return_lines
    union
    select return_order_id from refunds
),

sales as (
    select orders.*
    from orders
    left join line_counts on orders.order_id = line_counts.order_id
    left join return_orders on orders.order_id = return_orders.return_order_id
    where return_orders.return_order_id is null or line_counts.order_id is not null
),

till_orders as (
    select
        buyers.source_record_id,
        sales.ordered_at as placed_at,
        lower(sales.order_state) as payment_state,
        coalesce(sales.order_state = 'CANCELED', false) as is_cancelled,
        sales.total_price as total,
        {{ from_minor_units('sales.discount_minor_units', 'sales.currency') }} as discount,
        {{ from_minor_units('sales.tax_minor_units', 'sales.currency') }} as tax,
        {{ from_minor_units(
            '(coalesce(sales.tip_minor_units, 0) + coalesce(sales.service_minor_units, 0))',
            'sales.currency'
        ) }} as shipping,
        cast(refunded.amount as decimal(18, 2)) as refunded,
        sales.currency,
        'store' as sales_channel,
        sales.location_id as store_id,
        sales.loaded_at,
        'square:' || sales.order_id as order_id,
        coalesce(line_counts.unreadable_lines, 0) as unreadable_lines
    from sales
    left join buyers on sales.order_id = buyers.order_id
    left join line_counts on sales.order_id = line_counts.order_id
    left join refunded on sales.order_id = refunded.order_id
)

select * from till_orders
