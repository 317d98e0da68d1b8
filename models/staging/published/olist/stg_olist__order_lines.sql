with
orders as (select * from {{ ref('base_olist__orders') }} where reject_reason is null),

order_items as (select * from {{ ref('base_olist__order_items') }} where reject_reason is null),

products as (select * from {{ ref('base_olist__products') }} where reject_reason is null),

product_categories as (
    select * from {{ ref('base_olist__product_categories') }} where reject_reason is null
),

order_lines as (
    select
        order_items.line_number_in_order as line_number,
        orders.source_record_id,
        orders.ordered_at,
        orders.is_cancelled,
        order_items.product_id,
        order_items.price as list_price,
        -- Price of the product; the freight goes to the carrier and is in the activity.
        order_items.price as paid_amount,
        order_items.seller_id as store_id,
        order_items.loaded_at,
        'sale' as line_kind,
        cast(1 as integer) as quantity,
        cast(0 as decimal(18, 2)) as discount_amount,
        'BRL' as currency,
        'marketplace' as sales_channel,
        'olist:' || order_items.order_item_id as order_line_id,
        'olist:' || orders.order_id as order_id,
        coalesce(product_categories.english_category, products.portuguese_category) as category
    from order_items
    inner join orders on order_items.order_id = orders.order_id
    left join products on order_items.product_id = products.product_id
    left join product_categories
        on products.portuguese_category = product_categories.portuguese_category
)

select * from order_lines
