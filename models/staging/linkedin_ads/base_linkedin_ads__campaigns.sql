with
source as ({{ raw_rows('linkedin_ads', 'campaign_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as campaign_id,
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('name') }} as campaign_name,
        {{ clean_text('format') }} as campaign_format,
        false as is_deleted,
        {{ clean_timestamp('last_modified_time') }} as updated_at,
        {{ synced_at('last_modified_time') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when campaign_id is null then 'missing_key'
            when updated_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

campaigns as ({{ accept_or_reject('validated', 'campaign_id') }})

select * from campaigns
