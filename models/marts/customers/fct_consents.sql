with
answers as (
    select * from {{ ref('int_consents__classified') }}
    where meaning in ('granted', 'withdrawn')
),

-- Two answers of one record may say the same of the same time: a stated timestamp is the best
-- evidence, and its word is the last of the three in the alphabet.
consents as (
    select
        channel,
        source_record_id,
        purpose,
        contact_channel,
        meaning as consent_status,
        legal_basis,
        effective_at,
        max(effective_at_origin) as effective_at_origin
    from answers
    group by
        channel, source_record_id, purpose, contact_channel, meaning, legal_basis, effective_at
)

select * from consents
