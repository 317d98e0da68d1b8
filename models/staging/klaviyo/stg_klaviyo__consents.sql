with
persons as (select * from {{ ref('base_klaviyo__persons') }} where reject_reason is null),

events as (select * from {{ ref('base_klaviyo__events') }} where reject_reason is null),

metrics as (select * from {{ ref('base_klaviyo__metrics') }} where reject_reason is null),

metric_meanings as (
    select * from {{ ref('klaviyo_metric_activities') }}
    where consent_status is not null
),

-- One field lists the contact channels a person agreed to; another field holds the consent to texts
-- only.
person_consents as (
    select
        source_record_id,
        coalesce(consented_at, created_at) as effective_at,
        coalesce(
            {{ regexp_like('lower(email_consent)', '(^|[^a-z])sms([^a-z]|$)') }}, false
        ) or coalesce({{ clean_boolean('sms_consent') }}, false) as agrees_to_sms,
        -- A list that names only other contact channels says nothing about e-mail.
        coalesce({{ clean_boolean('email_consent') }}, true)
        and {{ regexp_remove('lower(email_consent)', 'sms|mobile|directmail|[^a-z0-9]') }} <> ''
            as agrees_to_email
    from persons
),

declared as (
    select
        source_record_id,
        'email' as contact_channel,
        'granted' as consent_status,
        effective_at
    from person_consents
    where agrees_to_email

    union all

    select
        source_record_id,
        'sms' as contact_channel,
        'granted' as consent_status,
        effective_at
    from person_consents
    where agrees_to_sms

    union all

    select
        events.source_record_id,
        metric_meanings.content_format as contact_channel,
        metric_meanings.consent_status,
        events.occurred_at as effective_at
    from events
    inner join metrics on events.metric_id = metrics.metric_id
    inner join metric_meanings on lower(metrics.metric_name) = metric_meanings.metric_name
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
