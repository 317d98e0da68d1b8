with

persons as (

    select * from {{ ref('base_klaviyo__persons') }}
    where reject_reason is null

),

events as (

    select * from {{ ref('base_klaviyo__events') }}
    where reject_reason is null

),

metrics as (

    select * from {{ ref('base_klaviyo__metrics') }}
    where reject_reason is null

),

declared as (

    select
        source_record_id,
        'email' as contact_channel,
        'granted' as consent_status,
        coalesce(consented_at, created_at) as effective_at
    from persons
    where email_consent is not null

    union all

    select
        source_record_id,
        'sms' as contact_channel,
        'granted' as consent_status,
        coalesce(consented_at, created_at) as effective_at
    from persons
    where {{ clean_boolean('sms_consent') }}

    union all

    select
        events.source_record_id,
        'email' as contact_channel,
        case
            when lower(metrics.metric_name) = 'subscribed to list' then 'granted' else 'withdrawn'
        end as consent_status,
        events.occurred_at as effective_at
    from events
    inner join metrics on events.metric_id = metrics.metric_id
    where
        lower(metrics.metric_name) in (
            'subscribed to list', 'unsubscribed', 'unsubscribed from list', 'marked email as spam'
        )

),

consents as (

    select
        source_record_id,
        contact_channel,
        consent_status,
        effective_at,
        'marketing' as purpose,
        'consent' as legal_basis
    from declared
    group by source_record_id, contact_channel, consent_status, effective_at

)

select * from consents
