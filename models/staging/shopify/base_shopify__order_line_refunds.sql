with
source as ({{ raw_rows('shopify', 'order_line_refund') }}),

accepted_refunds as (
    select refund_id from {{ ref('base_shopify__refunds') }}
    where reject_reason is null
),

accepted_order_lines as (
    select order_line_id from {{ ref('base_shopify__order_lines') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_key('id') }} as order_line_refund_id,
        {{ clean_key('refund_id') }} as refund_id,
        {{ clean_key('order_line_id') }} as order_line_id,
        {{ clean_amount('quantity', 'decimal(18, 4)') }} as units,
        {{ clean_amount('subtotal') }} as refunded_amount,
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
            {{ key_reason(
                'renamed.order_line_refund_id',
                needed=['renamed.refund_id', 'renamed.order_line_id']
            ) }}
            when coalesce(renamed.units, 0) not between 0.0001 and 2147483647
                then 'quantity_not_positive'
            when renamed.refunded_amount is null then 'unreadable_amount'
            when renamed.refunded_amount < 0 then 'negative_price'
            when accepted_refunds.refund_id is null then 'refund_not_accepted'
            when accepted_order_lines.order_line_id is null then 'order_line_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_refunds on renamed.refund_id = accepted_refunds.refund_id
    left join accepted_order_lines
        on renamed.order_line_id = accepted_order_lines.order_line_id
),

-- When a refund or an order line is re-evaluated (incremental run), so are its refunded lines.
validated_by_parents as (
    {{ with_children_of_changed_parents('validated', [
        {'accepted': 'accepted_refunds', 'key': 'refund_id', 'reason': 'refund_not_accepted'},
        {
            'accepted': 'accepted_order_lines', 'key': 'order_line_id',
            'reason': 'order_line_not_accepted'
        }
    ]) }}
),

order_line_refunds as ({{ accept_or_reject('validated_by_parents', 'order_line_refund_id') }})

select * from order_line_refunds
