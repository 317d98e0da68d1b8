with
contacts as (select * from {{ ref('base_qualtrics__contacts') }} where reject_reason is null),

-- Leaving the directory withdraws consent to surveys; it says nothing about newsletters.
consents as (
    select
        source_record_id,
        'research' as purpose,
        'email' as contact_channel,
        'consent' as legal_basis,
        'opt_out' as question,
        opt_out_answer as answer,
        cast(null as timestamp) as granted_at,
        created_at as earliest_at,
        {{ stated_time('unsubscribed_at') }} as withdrawn_at,
        coalesce(updated_at, synced_at, created_at) as latest_at,
        {{ is_unusable_time('is_opt_out_time_unreadable', 'unsubscribed_at') }} as has_unusable_time
    from contacts
)

select * from consents
