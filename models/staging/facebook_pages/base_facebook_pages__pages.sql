with
source as ({{ raw_rows('facebook_pages', 'page') }}),

renamed as (
    select
        {{ clean_text('id') }} as page_id,
        {{ clean_text('name') }} as page_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when page_id is null then 'missing_key'
        end as invalid_reason
    from renamed
),

pages as ({{ accept_or_reject('validated', 'page_id') }})

select * from pages
