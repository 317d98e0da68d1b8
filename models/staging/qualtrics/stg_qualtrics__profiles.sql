with
contacts as (select * from {{ ref('base_qualtrics__contacts') }} where reject_reason is null),

invitations as (select * from {{ ref('base_qualtrics__invitations') }} where reject_reason is null),

responses as (
    select * from {{ ref('base_qualtrics__survey_responses') }}
    where reject_reason is null
),

-- An invited contact may have left the directory since: its record exists all the same.
invited as (
    select
        source_record_id,
        min(sent_at) as first_sent_at,
        max(sent_at) as last_sent_at
    from invitations
    group by source_record_id
),

records as (
    select
        coalesce(contacts.source_record_id, invited.source_record_id) as source_record_id,
        coalesce(contacts.updated_at, contacts.created_at, invited.last_sent_at) as observed_at,
        least(contacts.created_at, invited.first_sent_at) as created_at,
        contacts.first_name,
        contacts.last_name,
        contacts.language
    from contacts
    full outer join invited on contacts.source_record_id = invited.source_record_id

    union all

    select
        source_record_id,
        responded_at as observed_at,
        responded_at as created_at,
        first_name,
        last_name,
        language
    from responses
),

profiles as (
    select
        source_record_id,
        observed_at,
        created_at,
        first_name,
        last_name,
        language
    from records
)

select * from profiles
