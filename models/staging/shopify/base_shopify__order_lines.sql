with
source as ({{ raw_rows('shopify', 'order_line') }}),

accepted_orders as (
    select order_id from {{ ref('base_shopify__orders') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('id') }} as order_line_id,
        {{ clean_text('order_id') }} as order_id,
        {{ clean_text('product_id') }} as product_id,
        coalesce({{ clean_text('title') }}, {{ clean_text('name') }}) as product_name,
        {{ clean_text('vendor') }} as brand,
        {{ clean_integer('index') }} as line_number_in_order,
        {{ clean_integer('quantity') }} as quantity,
        {{ clean_amount('price') }} as list_price,
        coalesce({{ clean_amount('total_discount') }}, 0) as discount_amount,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        case
            when renamed.order_line_id is null then 'missing_key'
            when renamed.quantity is null or renamed.quantity <= 0 then 'quantity_not_positive'
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
