with
source as ({{ raw_rows('olist', 'olist_order_items_dataset') }}),

accepted_orders as (
    select order_id from {{ ref('base_olist__orders') }} where reject_reason is null
),

renamed as (
    select
        {{ clean_text('order_id') }} as order_id,
        {{ clean_integer('order_item_id') }} as line_number_in_order,
        {{ clean_text('product_id') }} as product_id,
        {{ clean_text('seller_id') }} as seller_id,
        {{ clean_amount('price') }} as price,
        {{ clean_amount('freight_value') }} as freight_amount,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        renamed.order_id || ':' || cast(renamed.line_number_in_order as string) as order_item_id,
        case
            when renamed.order_id is null or renamed.line_number_in_order is null
                then 'missing_key'
            when renamed.price is null then 'unreadable_amount'
            when renamed.price < 0 then 'negative_price'
            when accepted_orders.order_id is null then 'order_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_orders on renamed.order_id = accepted_orders.order_id
),

order_items as ({{ accept_or_reject('validated', 'order_item_id') }})

select * from order_items
