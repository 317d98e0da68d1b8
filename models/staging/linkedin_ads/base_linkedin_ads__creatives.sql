with
source as ({{ raw_rows('linkedin_ads', 'creative_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as creative_id,
        {{ clean_text('campaign_id') }} as campaign_id,
        coalesce(
            {{ clean_text('click_uri') }},
            {{ clean_text('text_ad_landing_page') }},
            {{ clean_text('spotlight_landing_page') }}
        ) as landing_page,
        false as is_deleted,
        cast(null as timestamp) as changed_at,
        coalesce(
            {{ clean_timestamp('last_modified_at') }},
            {{ clean_timestamp('last_modified_time') }},
            {{ clean_timestamp('created_time') }},
            {{ iso_timestamp('_loaded_at') }}
        ) as synced_at,
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
