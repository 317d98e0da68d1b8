with
customers as (select * from {{ ref('base_square__customers') }} where reject_reason is null),

-- A customer who has not unsubscribed has not consented: only the withdrawal is a statement. The
-- till does not keep its timestamp; the last change is the latest possible one, so that no older
-- consent wins over it.
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
