with
consents as (select * from {{ ref('int_consents__unioned') }}),

published as (
    select
        channel,
        source_record_id,
        purpose,
        contact_channel,
        consent_status,
        legal_basis,
        effective_at
    from consents
)

select * from published
