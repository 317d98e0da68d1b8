with
contacts as (select * from {{ ref('base_qualtrics__contacts') }} where reject_reason is null),

-- Leaving the directory withdraws consent to surveys; it says nothing about newsletters.
consents as (
    select
        source_record_id,
        'research' as purpose,
        'email' as contact_channel,
        'withdrawn' as consent_status,
        'consent' as legal_basis,
        coalesce(unsubscribed_at, updated_at, created_at) as effective_at
    from contacts
    where is_unsubscribed
)

select * from consents
