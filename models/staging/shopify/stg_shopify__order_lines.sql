with
orders as (select * from {{ ref('base_shopify__orders') }} where reject_reason is null),

order_lines as (select * from {{ ref('base_shopify__order_lines') }} where reject_reason is null),

refunds as (select * from {{ ref('base_shopify__refunds') }} where reject_reason is null),

order_line_refunds as (
    select * from {{ ref('base_shopify__order_line_refunds') }}
    where reject_reason is null
),

products as (select * from {{ ref('base_shopify__products') }} where reject_reason is null),

-- A discount on the whole order is spread over its lines here, and one on a line is repeated here.
discount_allocations as (
    select
        order_line_id,
        sum(allocated_amount) as allocated_amount
    from {{ ref('base_shopify__discount_allocations') }}
    where reject_reason is null
    group by order_line_id
),

described_lines as (
    select
        order_lines.order_line_id,
        order_lines.order_id,
        order_lines.line_number_in_order,
        orders.source_record_id,
        orders.ordered_at,
        orders.is_cancelled,
        order_lines.product_id,
        order_lines.product_name,
        products.category,
        order_lines.quantity,
        order_lines.units,
        order_lines.list_price,
        orders.currency,
        orders.location_id as store_id,
        order_lines.loaded_at,
        cast(
            greatest(order_lines.discount_amount, discount_allocations.allocated_amount)
            as decimal(18, 2)
        ) as discount_amount,
        case when order_lines.is_gift_card then 'gift_card' else 'sale' end as line_kind,
        coalesce(order_lines.brand, products.brand) as brand,
        case when orders.source_name = 'pos' then 'store' else 'online' end as sales_channel
    from order_lines
    inner join orders on order_lines.order_id = orders.order_id
    left join products on order_lines.product_id = products.product_id
    left join discount_allocations
        on order_lines.order_line_id = discount_allocations.order_line_id
),

all_lines as (
    select
        'shopify:' || order_line_id as order_line_id,
        'shopify:' || order_id as order_id,
        line_number_in_order as line_number,
        source_record_id,
        ordered_at,
        line_kind,
        is_cancelled,
        product_id,
        product_name,
        category,
        brand,
        quantity,
        list_price,
        cast(units * list_price - discount_amount as decimal(18, 2)) as paid_amount,
        discount_amount,
        currency,
        sales_channel,
        store_id,
        loaded_at
    from described_lines

    union all

    select
        'shopify:refund:' || order_line_refunds.order_line_refund_id as order_line_id,
        'shopify:' || described_lines.order_id as order_id,
        described_lines.line_number_in_order as line_number,
        described_lines.source_record_id,
        refunds.refunded_at as ordered_at,
        case described_lines.line_kind when 'sale' then 'return' else 'gift_card' end as line_kind,
        described_lines.is_cancelled,
        described_lines.product_id,
        described_lines.product_name,
        described_lines.category,
        described_lines.brand,
        -order_line_refunds.quantity as quantity,
        described_lines.list_price,
        -order_line_refunds.refunded_amount as paid_amount,
        cast(0 as decimal(18, 2)) as discount_amount,
        described_lines.currency,
        described_lines.sales_channel,
        described_lines.store_id,
        order_line_refunds.loaded_at
    from order_line_refunds
    inner join refunds on order_line_refunds.refund_id = refunds.refund_id
    inner join described_lines on order_line_refunds.order_line_id = described_lines.order_line_id
)

select * from all_lines
