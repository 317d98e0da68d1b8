with
source as ({{ raw_rows('meta_ads', 'creative_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as creative_id,
        {{ clean_text('name') }} as creative_name,
        {{ clean_text('object_story_link_data_message') }} as creative_text,
        coalesce(
            {{ clean_text('page_link') }}, {{ clean_text('object_story_link_data_link') }}
        ) as landing_page,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when creative_id is null then 'missing_key'
        end as invalid_reason
    from renamed
),

creatives as ({{ accept_or_reject('validated', 'creative_id') }})

select * from creatives
