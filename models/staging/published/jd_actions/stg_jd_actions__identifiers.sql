with
users as (select * from {{ ref('base_jd_actions__users') }} where reject_reason is null),

actions as (
    select
        source_record_id,
        user_id,
        acted_at
    from {{ ref('base_jd_actions__actions_201602') }}
    where reject_reason is null

    union all

    select
        source_record_id,
        user_id,
        acted_at
    from {{ ref('base_jd_actions__actions_201603') }}
    where reject_reason is null

    union all

    select
        source_record_id,
        user_id,
        acted_at
    from {{ ref('base_jd_actions__actions_201604') }}
    where reject_reason is null
),

-- Most users with actions are not in the exported user table.
seen_users as (
    select
        source_record_id,
        user_id,
        registered_at as seen_at
    from users

    union all

    select
        source_record_id,
        user_id,
        acted_at as seen_at
    from actions
),

sightings as (
    {{ unpivot_identifiers('seen_users', {'jd_user_id': 'user_id'}, seen_at='seen_at') }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
