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

consents as (
    {{ opt_out_consents('people') }}
)

select * from consents
