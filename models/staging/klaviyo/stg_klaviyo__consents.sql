with
persons as (select * from {{ ref('base_klaviyo__persons') }} where reject_reason is null),

events as (select * from {{ ref('base_klaviyo__events') }} where reject_reason is null),

metrics as (select * from {{ ref('base_klaviyo__metrics') }} where reject_reason is null),

metric_meanings as (
    select * from {{ ref('klaviyo_metric_activities') }}
    where consent_status is not null
),

-- One field lists the contact channels that a person agreed to; another holds the consent to texts
-- only.
fields as (
    select
        *,
        'email' as contact_channel,
        translate(email_consent, ';|', ',,') as words
    from persons

    union all

    select
        *,
        'sms' as contact_channel,
        translate(sms_consent, ';|', ',,') as words
    from persons
),

parts as (
    {{ split_rows('fields', 'words', 'part') }}
),

-- The timestamp of the form is that of the agreement; it does not date a later withdrawal.
answers as (
    select
        source_record_id,
        contact_channel,
        'channel_list' as question,
        {{ listed_word('part') }} as answer,
        {{ stated_time('consented_at') }} as granted_at,
        cast(null as timestamp) as withdrawn_at,
        created_at as earliest_at,
        coalesce(updated_at, synced_at, created_at) as latest_at,
        {{ is_unusable_time('is_consent_time_unreadable', 'consented_at') }} as has_unusable_time
    from parts

    union all

    select
        events.source_record_id,
        metric_meanings.content_format as contact_channel,
        'status' as question,
        metric_meanings.consent_status as answer,
        events.occurred_at as granted_at,
        events.occurred_at as withdrawn_at,
        events.occurred_at as earliest_at,
        events.occurred_at as latest_at,
        false as has_unusable_time
    from events
    inner join metrics on events.metric_id = metrics.metric_id
    inner join metric_meanings on lower(metrics.metric_name) = metric_meanings.metric_name
),

consents as (
    select distinct
        *,
        'marketing' as purpose,
        'consent' as legal_basis
    from answers
)

select * from consents
