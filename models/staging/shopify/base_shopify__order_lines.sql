with
source as ({{ raw_rows('shopify', 'order_line') }}),

accepted_orders as (
    select order_id from {{ ref('base_shopify__orders') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_key('id') }} as order_line_id,
        {{ clean_key('order_id') }} as order_id,
        {{ clean_reference('product_id') }} as product_id,
        coalesce({{ clean_text('title') }}, {{ clean_text('name') }}) as product_name,
        {{ clean_text('vendor') }} as brand,
        {{ clean_integer('index') }} as line_number_in_order,
        {{ clean_amount('quantity', 'decimal(18, 4)') }} as units,
        {{ clean_amount('price') }} as list_price,
        -- Some exports write what is taken off with a minus sign.
        coalesce(abs({{ clean_amount('total_discount') }}), 0) as discount_amount,
        coalesce({{ clean_boolean('gift_card') }}, false) as is_gift_card,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        -- Goods sold by weight count as one.
        try_cast(
            case
                when renamed.units between 0.0001 and 1 then 1 else round(renamed.units)
            end as integer
        ) as quantity,
        case
            {{ key_reason('renamed.order_line_id', needed=['renamed.order_id']) }}
            when coalesce(renamed.units, 0) not between 0.0001 and 2147483647
                then 'quantity_not_positive'
            when renamed.list_price is null then 'unreadable_amount'
            when renamed.list_price < 0 then 'negative_price'
            when accepted_orders.order_id is null then 'order_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_orders on renamed.order_id = accepted_orders.order_id
),

-- When an order is re-evaluated (incremental run), so are its lines.
validated_by_orders as (
    {{ with_children_of_changed_parents('validated', [
        {'accepted': 'accepted_orders', 'key': 'order_id', 'reason': 'order_not_accepted'}
    ]) }}
),

order_lines as ({{ accept_or_reject('validated_by_orders', 'order_line_id') }})

select * from order_lines
