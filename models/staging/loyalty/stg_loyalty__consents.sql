with
members as (select * from {{ ref('base_loyalty__members') }} where reject_reason is null),

boxes as (
    select
        *,
        'email' as contact_channel,
        email_answer as answer
    from members

    union all

    select
        *,
        'sms' as contact_channel,
        sms_answer as answer
    from members
),

-- A member with a timestamp was asked and chose. Without one, an unticked box is only a box that
-- nobody ticked.
consents as (
    select
        source_record_id,
        contact_channel,
        answer,
        enrolled_at as earliest_at,
        'marketing' as purpose,
        'consent' as legal_basis,
        case
            when opt_in_changed_at is not null or is_opt_in_time_unreadable then 'choice'
            else 'opt_in'
        end as question,
        {{ stated_time('opt_in_changed_at') }} as granted_at,
        {{ stated_time('opt_in_changed_at') }} as withdrawn_at,
        coalesce(updated_at, synced_at, enrolled_at) as latest_at,
        {{ is_unusable_time('is_opt_in_time_unreadable', 'opt_in_changed_at') }}
            as has_unusable_time
    from boxes
)

select * from consents
