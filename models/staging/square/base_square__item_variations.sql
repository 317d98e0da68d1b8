with
source as ({{ raw_rows('square', 'items__item_data__variations') }}),

renamed as (
    select
        {{ clean_text('id') }} as variation_id,
        {{ clean_text('item_variation_data__item_id') }} as item_id,
        {{ clean_text('item_variation_data__sku') }} as stock_keeping_unit,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('_sdc_batched_at', changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when variation_id is null then 'missing_key' end as invalid_reason
    from renamed
),

item_variations as ({{ accept_or_reject('validated', 'variation_id') }})

select * from item_variations
