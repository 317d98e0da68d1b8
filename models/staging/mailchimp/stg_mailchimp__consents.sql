with
members as (select * from {{ ref('base_mailchimp__members') }} where reject_reason is null),

unsubscribes as (
    select * from {{ ref('base_mailchimp__unsubscribes') }} where reject_reason is null
),

latest_unsubscribes as (
    select
        source_record_id,
        list_id,
        max(occurred_at) as unsubscribed_at
    from unsubscribes
    group by source_record_id, list_id
),

memberships as (
    select
        members.source_record_id,
        members.member_status,
        members.updated_at,
        members.opted_in_at,
        latest_unsubscribes.unsubscribed_at,
        coalesce(members.opted_in_at, members.signed_up_at, members.updated_at) as joined_at
    from members
    left join latest_unsubscribes
        on
            members.source_record_id = latest_unsubscribes.source_record_id
            and members.list_id = latest_unsubscribes.list_id
),

-- Only these two statuses state a consent. The others give no permission to write: pending (not
-- confirmed), cleaned (the address bounced for good) and archived (put aside).
declared as (
    -- A member who left and is subscribed now has come back, at the latest when the row last
    -- changed.
    select
        source_record_id,
        'granted' as consent_status,
        case
            when unsubscribed_at >= joined_at then updated_at
            else joined_at
        end as effective_at
    from memberships
    where member_status = 'subscribed'

    union all

    select
        source_record_id,
        'granted' as consent_status,
        opted_in_at as effective_at
    from memberships
    where member_status = 'unsubscribed' and opted_in_at < coalesce(unsubscribed_at, updated_at)

    union all

    -- A member whom a colleague unsubscribed, or who left through the preferences, has no
    -- unsubscribe row.
    select
        source_record_id,
        'withdrawn' as consent_status,
        updated_at as effective_at
    from memberships
    where member_status = 'unsubscribed' and unsubscribed_at is null

    union all

    select
        source_record_id,
        'withdrawn' as consent_status,
        occurred_at as effective_at
    from unsubscribes
),

consents as (
    select
        source_record_id,
        consent_status,
        effective_at,
        'marketing' as purpose,
        'email' as contact_channel,
        'consent' as legal_basis
    from declared
    group by source_record_id, consent_status, effective_at
)

select * from consents
