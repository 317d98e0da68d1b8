with
source as ({{ raw_rows('klaviyo', 'campaign') }}),

renamed as (
    select
        {{ clean_text('id') }} as campaign_id,
        {{ clean_text('name') }} as campaign_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at(changed='updated') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when campaign_id is null then 'missing_key' end as invalid_reason
    from renamed
),

campaigns as ({{ accept_or_reject('validated', 'campaign_id') }})

select * from campaigns
