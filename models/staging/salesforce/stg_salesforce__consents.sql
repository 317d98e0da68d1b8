with
opted_out as (
    select
        source_record_id,
        updated_at,
        created_at
    from {{ ref('base_salesforce__contacts') }}
    where reject_reason is null and has_opted_out

    union all

    select
        source_record_id,
        updated_at,
        created_at
    from {{ ref('base_salesforce__leads') }}
    where reject_reason is null and has_opted_out
),

-- An unticked box is not a consent: only the opt-out is a statement. Its timestamp is not exported;
-- the last change is the latest possible one, so that no older consent wins over it.
consents as (
    select
        source_record_id,
        'marketing' as purpose,
        'email' as contact_channel,
        'withdrawn' as consent_status,
        'consent' as legal_basis,
        coalesce(updated_at, created_at) as effective_at
    from opted_out
)

select * from consents
