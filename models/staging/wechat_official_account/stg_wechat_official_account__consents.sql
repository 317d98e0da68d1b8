with
followers as (
    select * from {{ ref('base_wechat_official_account__followers') }}
    where reject_reason is null
),

messages as (
    select * from {{ ref('base_wechat_official_account__messages') }}
    where reject_reason is null
),

last_departures as (
    select
        source_record_id,
        max(occurred_at) as left_at
    from messages
    where event_name = 'unsubscribe'
    group by source_record_id
),

-- A follower of an account receives its messages; after leaving, none can be sent.
declared as (
    select
        source_record_id,
        case event_name when 'subscribe' then 'granted' else 'withdrawn' end as consent_status,
        occurred_at as effective_at
    from messages
    where event_name in ('subscribe', 'unsubscribe')

    union all

    select
        source_record_id,
        'granted' as consent_status,
        followed_at as effective_at
    from followers
    where is_following

    union all

    -- A follower who left without an event has left at the latest when the list was fetched.
    select
        followers.source_record_id,
        'withdrawn' as consent_status,
        coalesce(last_departures.left_at, followers.synced_at) as effective_at
    from followers
    left join last_departures on followers.source_record_id = last_departures.source_record_id
    where not followers.is_following
),

consents as (
    select
        source_record_id,
        consent_status,
        effective_at,
        'wechat' as contact_channel,
        'marketing' as purpose,
        'consent' as legal_basis
    from declared
    group by source_record_id, consent_status, effective_at
)

select * from consents
