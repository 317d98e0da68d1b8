with
notes as (select * from {{ ref('base_interviews__notes') }} where reject_reason is null),

interviews as (
    select
        source_record_id,
        max(held_at) as observed_at,
        min(held_at) as created_at
    from notes
    group by source_record_id
),

profiles as (
    select
        source_record_id,
        observed_at,
        created_at
    from interviews
)

select * from profiles
