with
source as ({{ raw_rows('amexpert', 'campaign_data') }}),

renamed as (
    select
        {{ clean_text('campaign_id') }} as campaign_id,
        upper({{ clean_text('campaign_type') }}) as campaign_type,
        cast({{ clean_day_first('start_date') }} as timestamp) as started_at,
        cast({{ clean_day_first('end_date') }} as timestamp) as ended_at,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            when campaign_id is null then 'missing_key'
            {{ time_reason('started_at') }}
            when ended_at is null then 'unreadable_time'
            when ended_at < started_at then 'ended_before_start'
        end as invalid_reason
    from renamed
),

campaigns as ({{ accept_or_reject('validated', 'campaign_id') }})

select * from campaigns
