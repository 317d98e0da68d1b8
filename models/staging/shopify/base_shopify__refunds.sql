with
source as ({{ raw_rows('shopify', 'refund') }}),

accepted_orders as (
    select
        order_id,
        source_record_id
    from {{ ref('base_shopify__orders') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('id') }} as refund_id,
        {{ clean_text('order_id') }} as order_id,
        {{ clean_text('note') }} as reason,
        coalesce(
            {{ clean_timestamp('processed_at') }}, {{ clean_timestamp('created_at') }}
        ) as refunded_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        accepted_orders.source_record_id,
        false as is_deleted,
        case
            when renamed.refund_id is null then 'missing_key'
            {{ time_reason('renamed.refunded_at') }}
            when accepted_orders.order_id is null then 'order_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_orders on renamed.order_id = accepted_orders.order_id
),

-- When an order is re-evaluated (incremental run), so are its refunds.
validated_by_orders as (
    {{ with_children_of_changed_parents('validated', [
        {
            'accepted': 'accepted_orders', 'key': 'order_id', 'reason': 'order_not_accepted',
            'taken': ['source_record_id']
        }
    ]) }}
),

refunds as ({{ accept_or_reject('validated_by_orders', 'refund_id') }})

select * from refunds
