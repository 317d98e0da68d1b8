with
customers as (select * from {{ ref('base_square__customers') }} where reject_reason is null),

-- Not having unsubscribed is no consent: only the withdrawal says something. The till does not keep
-- its moment; the last change is the latest it can be, so that no older consent outlives it.
consents as (
    select
        source_record_id,
        'marketing' as purpose,
        'email' as contact_channel,
        'withdrawn' as consent_status,
        'consent' as legal_basis,
        coalesce(updated_at, created_at) as effective_at
    from customers
    where has_unsubscribed
)

select * from consents
