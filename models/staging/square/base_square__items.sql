with
source as ({{ raw_rows('square', 'items') }}),

renamed as (
    select
        {{ clean_text('id') }} as item_id,
        {{ clean_text('item_data__name') }} as item_name,
        {{ clean_text('item_data__category_id') }} as category_id,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('_sdc_batched_at', changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when item_id is null then 'missing_key' end as invalid_reason
    from renamed
),

items as ({{ accept_or_reject('validated', 'item_id') }})

select * from items
