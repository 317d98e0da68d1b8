with
source as ({{ raw_rows('mailchimp', 'campaign') }}),

renamed as (
    select
        {{ clean_text('id') }} as campaign_id,
        {{ clean_text('list_id') }} as list_id,
        coalesce({{ clean_text('title') }}, {{ clean_text('subject_line') }}) as campaign_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('send_time') }} as sent_at,
        {{ synced_at() }},
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
