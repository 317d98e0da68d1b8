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

-- A follower of an account receives its messages; after leaving, none can be sent. A follower who
-- left without an event has left at the latest when the list was fetched.
answers as (
    select
        source_record_id,
        'status' as question,
        event_name as answer,
        occurred_at as granted_at,
        occurred_at as withdrawn_at,
        occurred_at as earliest_at,
        occurred_at as latest_at
    from messages
    where event_name in ('subscribe', 'unsubscribe')

    union all

    select
        followers.source_record_id,
        'choice' as question,
        followers.following_answer as answer,
        followers.followed_at as granted_at,
        last_departures.left_at as withdrawn_at,
        followers.followed_at as earliest_at,
        followers.synced_at as latest_at
    from followers
    left join last_departures on followers.source_record_id = last_departures.source_record_id
),

consents as (
    select distinct
        *,
        'wechat' as contact_channel,
        'marketing' as purpose,
        'consent' as legal_basis
    from answers
)

select * from consents
