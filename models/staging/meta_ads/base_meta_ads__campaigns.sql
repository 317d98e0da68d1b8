with
source as ({{ raw_rows('meta_ads', 'campaign_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as campaign_id,
        {{ clean_text('name') }} as campaign_name,
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
            when campaign_id is null then 'missing_key'
            when updated_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

campaigns as ({{ accept_or_reject('validated', 'campaign_id') }})

select * from campaigns
