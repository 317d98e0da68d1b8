with
customers as (select * from {{ ref('base_square__customers') }} where reject_reason is null),

-- The till does not keep the timestamp of a withdrawal; the last change of the record is the latest
-- possible one, so that no older consent wins over it.
consents as (
    select
        source_record_id,
        'marketing' as purpose,
        'email' as contact_channel,
        'consent' as legal_basis,
        'opt_out' as question,
        opt_out_answer as answer,
        cast(null as timestamp) as granted_at,
        cast(null as timestamp) as withdrawn_at,
        created_at as earliest_at,
        coalesce(updated_at, synced_at, created_at) as latest_at
    from customers
)

select * from consents
