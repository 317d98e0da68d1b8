with
persons as (select * from {{ ref('base_klaviyo__persons') }} where reject_reason is null),

events as (select * from {{ ref('base_klaviyo__events') }} where reject_reason is null),

-- Events may arrive before their person, or remain after it is deleted: such a record has no
-- attributes.
event_records as (
    select
        source_record_id,
        min(occurred_at) as first_event_at,
        max(occurred_at) as last_event_at
    from events
    group by source_record_id
),

profiles as (
    select
        persons.first_name,
        persons.last_name,
        persons.birth_date,
        persons.country,
        persons.region,
        persons.city,
        persons.postal_code,
        persons.company_name,
        persons.job_title,
        coalesce(persons.source_record_id, event_records.source_record_id) as source_record_id,
        coalesce(persons.updated_at, persons.created_at, event_records.last_event_at)
            as observed_at,
        least(persons.created_at, event_records.first_event_at) as created_at,
        case
            when persons.gender in ('f', 'female', 'woman', '女') then 'female'
            when persons.gender in ('m', 'male', 'man', '男') then 'male'
            when persons.gender is not null then 'other'
        end as gender
    from persons
    full outer join event_records
        on persons.source_record_id = event_records.source_record_id
)

select * from profiles
