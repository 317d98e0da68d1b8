with
source as ({{ raw_rows('amexpert', 'item_data') }}),

renamed as (
    select
        {{ clean_text('item_id') }} as product_id,
        {{ clean_text('brand') }} as brand_id,
        lower({{ clean_text('brand_type') }}) as brand_type,
        replace(lower({{ clean_text('category') }}), 'restauarant', 'restaurant') as category,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case when product_id is null then 'missing_key' end as invalid_reason
    from renamed
),

items as ({{ accept_or_reject('validated', 'product_id') }})

select * from items
