with
people as (
    select
        source_record_id,
        opt_out_answer,
        updated_at,
        synced_at,
        created_at
    from {{ ref('base_salesforce__contacts') }}
    where reject_reason is null

    union all

    select
        source_record_id,
        opt_out_answer,
        updated_at,
        synced_at,
        created_at
    from {{ ref('base_salesforce__leads') }}
    where reject_reason is null
),

-- The timestamp of an opt-out is not exported; the last change of the record is the latest possible
-- one, so that no older consent wins over it.
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
    from people
)

select * from consents
