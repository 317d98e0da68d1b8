with
source as ({{ raw_rows('square', 'categories') }}),

renamed as (
    select
        {{ clean_text('id') }} as category_id,
        lower({{ clean_text('category_data__name') }}) as category,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('_sdc_batched_at', changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when category_id is null then 'missing_key' end as invalid_reason
    from renamed
),

categories as ({{ accept_or_reject('validated', 'category_id') }})

select * from categories
