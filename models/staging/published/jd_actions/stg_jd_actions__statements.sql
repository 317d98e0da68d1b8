with
users as (select * from {{ ref('base_jd_actions__users') }} where reject_reason is null),

actions as (
    select acted_at from {{ ref('base_jd_actions__actions_201602') }}
    where reject_reason is null

    union all

    select acted_at from {{ ref('base_jd_actions__actions_201603') }}
    where reject_reason is null

    union all

    select acted_at from {{ ref('base_jd_actions__actions_201604') }}
    where reject_reason is null
),

newest_action as (select max(acted_at) as acted_at from actions),

-- The export does not date these facts; the newest action is used, or the day of registering if
-- later.
dated_users as (
    select
        users.*,
        greatest(coalesce(newest_action.acted_at, users.registered_at), users.registered_at)
            as said_at
    from users
    cross join newest_action
),

tags as (
    {{ unpivot_answers('dated_users', {'age_band': 'age_band', 'user_level': 'user_level'}) }}
),

-- The level is a rank and becomes the score; an age band is not a number.
statements as (
    {{ statements_of_tags('tags', numbers=['user_level']) }}
)

select * from statements
