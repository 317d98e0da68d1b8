with
source as ({{ raw_rows('meta_ads', 'ad_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as ad_id,
        {{ clean_text('campaign_id') }} as campaign_id,
        {{ clean_text('creative_id') }} as creative_id,
        {{ clean_text('name') }} as ad_name,
        false as is_deleted,
        {{ clean_timestamp('updated_time') }} as updated_at,
        {{ synced_at('updated_time') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when ad_id is null then 'missing_key'
            when updated_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

ads as ({{ accept_or_reject('validated', 'ad_id') }})

select * from ads
