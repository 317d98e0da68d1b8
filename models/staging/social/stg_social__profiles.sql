with
known_profiles as (select * from {{ ref('base_social__profiles') }} where reject_reason is null),

posts as (select * from {{ ref('base_social__posts') }} where reject_reason is null),

interactions as (select * from {{ ref('base_social__interactions') }} where reject_reason is null),

comments as (select * from {{ ref('base_social__comments') }} where reject_reason is null),

direct_messages as (
    select * from {{ ref('base_social__direct_messages') }}
    where reject_reason is null
),

follows as (select * from {{ ref('base_social__follows') }} where reject_reason is null),

-- Most people who comment or are followed have no profile in the tool.
sightings as (
    select
        source_record_id,
        occurred_at as seen_at
    from posts

    union all

    select
        source_record_id,
        occurred_at as seen_at
    from interactions

    union all

    select
        source_record_id,
        occurred_at as seen_at
    from comments

    union all

    select
        source_record_id,
        occurred_at as seen_at
    from direct_messages

    union all

    select
        source_record_id,
        followed_at as seen_at
    from follows

    union all

    select
        followed_record_id as source_record_id,
        followed_at as seen_at
    from follows
),

seen_records as (
    select
        source_record_id,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from sightings
    group by source_record_id
),

-- The company's own accounts are not people.
profiles as (
    select
        false as is_verified,
        known_profiles.country,
        known_profiles.city,
        coalesce(known_profiles.source_record_id, seen_records.source_record_id)
            as source_record_id,
        coalesce(
            known_profiles.updated_at, known_profiles.created_at, seen_records.last_seen_at
        ) as observed_at,
        coalesce(
            least(known_profiles.created_at, seen_records.first_seen_at),
            known_profiles.created_at,
            seen_records.first_seen_at
        ) as created_at,
        substr(known_profiles.language, 1, 2) as language
    from known_profiles
    full outer join seen_records
        on known_profiles.source_record_id = seen_records.source_record_id
    where not coalesce(known_profiles.is_own_account, false)
)

select * from profiles
