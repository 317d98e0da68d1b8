with
source as ({{ raw_rows('shopify', 'order_adjustment') }}),

accepted_orders as (
    select order_id from {{ ref('base_shopify__orders') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_key('id') }} as order_adjustment_id,
        {{ clean_key('order_id') }} as order_id,
        lower({{ clean_text('kind') }}) as adjustment_kind,
        {{ clean_amount('amount') }} as adjusted_amount,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        case
            {{ key_reason('renamed.order_adjustment_id', needed=['renamed.order_id']) }}
            when renamed.adjusted_amount is null then 'unreadable_amount'
            when accepted_orders.order_id is null then 'order_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_orders on renamed.order_id = accepted_orders.order_id
),

-- An order that is decided anew takes its adjustments along.
validated_by_orders as (
    {{ with_children_of_changed_parents('validated', [
        {'accepted': 'accepted_orders', 'key': 'order_id', 'reason': 'order_not_accepted'}
    ]) }}
),

order_adjustments as ({{ accept_or_reject('validated_by_orders', 'order_adjustment_id') }})

select * from order_adjustments
