with
members as (select * from {{ ref('base_loyalty__members') }} where reject_reason is null),

declared as (
    select
        source_record_id,
        'email' as contact_channel,
        is_email_wanted as is_wanted,
        opt_in_changed_at,
        updated_at,
        enrolled_at
    from members

    union all

    select
        source_record_id,
        'sms' as contact_channel,
        is_sms_wanted as is_wanted,
        opt_in_changed_at,
        updated_at,
        enrolled_at
    from members
),

-- A box that was never ticked is neither consent nor withdrawal. A consent without a timestamp
-- holds from enrolment, the earliest possible time, so that in doubt a withdrawal wins over it.
consents as (
    select
        source_record_id,
        'marketing' as purpose,
        contact_channel,
        'consent' as legal_basis,
        case when is_wanted then 'granted' else 'withdrawn' end as consent_status,
        case
            when opt_in_changed_at is not null then opt_in_changed_at
            when is_wanted then enrolled_at
            else coalesce(updated_at, enrolled_at)
        end as effective_at
    from declared
    where is_wanted or opt_in_changed_at is not null
)

select * from consents
