with
members as (select * from {{ ref('base_mailchimp__members') }} where reject_reason is null),

unsubscribes as (
    select * from {{ ref('base_mailchimp__unsubscribes') }} where reject_reason is null
),

latest_unsubscribes as (
    select
        source_record_id,
        list_id,
        max(occurred_at) as left_at
    from unsubscribes
    group by source_record_id, list_id
),

dated as (
    select
        *,
        {{ stated_time('opted_in_at') }} as confirmed_at,
        {{ is_unusable_time('is_opt_in_time_unreadable', 'opted_in_at') }} as has_unusable_time
    from members
),

memberships as (
    select
        dated.source_record_id,
        dated.member_status,
        dated.updated_at,
        dated.confirmed_at,
        dated.has_unusable_time,
        latest_unsubscribes.left_at,
        coalesce(dated.confirmed_at, dated.signed_up_at, dated.updated_at) as joined_at
    from dated
    left join latest_unsubscribes
        on
            dated.source_record_id = latest_unsubscribes.source_record_id
            and dated.list_id = latest_unsubscribes.list_id
),

-- A member who left and is subscribed now has come back, at the latest when the row last changed.
-- A member whom a colleague unsubscribed, or who left through the preferences, has no unsubscribe
-- row.
answers as (
    select
        source_record_id,
        member_status as answer,
        case when left_at is null or left_at < joined_at then confirmed_at end as granted_at,
        left_at as withdrawn_at,
        case when left_at >= joined_at then updated_at else joined_at end as earliest_at,
        updated_at as latest_at,
        has_unusable_time
    from memberships

    union all

    -- Whoever left had agreed before.
    select
        source_record_id,
        'subscribed' as answer,
        confirmed_at as granted_at,
        cast(null as timestamp) as withdrawn_at,
        confirmed_at as earliest_at,
        updated_at as latest_at,
        false as has_unusable_time
    from memberships
    where member_status = 'unsubscribed' and confirmed_at < coalesce(left_at, updated_at)

    union all

    select
        source_record_id,
        'unsubscribed' as answer,
        cast(null as timestamp) as granted_at,
        occurred_at as withdrawn_at,
        occurred_at as earliest_at,
        occurred_at as latest_at,
        false as has_unusable_time
    from unsubscribes
),

consents as (
    select distinct
        *,
        'marketing' as purpose,
        'email' as contact_channel,
        'consent' as legal_basis,
        'status' as question
    from answers
)

select * from consents
