with
source as ({{ raw_rows('google_ads', 'campaign_history') }}),

renamed as (
    select
        {{ clean_key('id') }} as campaign_id,
        {{ clean_text('name') }} as campaign_name,
        false as is_deleted,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at('updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            {{ key_reason('campaign_id') }}
            when updated_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

campaigns as ({{ accept_or_reject('validated', 'campaign_id') }})

select * from campaigns
