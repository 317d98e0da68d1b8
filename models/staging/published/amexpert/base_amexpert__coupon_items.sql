with
source as ({{ raw_rows('amexpert', 'coupon_item_mapping') }}),

renamed as (
    select
        {{ clean_text('coupon_id') }} as coupon_id,
        {{ clean_text('item_id') }} as product_id,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        coupon_id || ':' || product_id as coupon_item_id,
        case when coupon_id is null or product_id is null then 'missing_key' end as invalid_reason
    from renamed
),

coupon_items as ({{ accept_or_reject('validated', 'coupon_item_id') }})

select * from coupon_items
