with
users as (select * from {{ ref('base_jd_actions__users') }} where reject_reason is null),

actions as (
    select
        source_record_id,
        acted_at
    from {{ ref('base_jd_actions__actions_201602') }}
    where reject_reason is null

    union all

    select
        source_record_id,
        acted_at
    from {{ ref('base_jd_actions__actions_201603') }}
    where reject_reason is null

    union all

    select
        source_record_id,
        acted_at
    from {{ ref('base_jd_actions__actions_201604') }}
    where reject_reason is null
),

acting_users as (
    select
        source_record_id,
        min(acted_at) as first_acted_at,
        max(acted_at) as last_acted_at
    from actions
    group by source_record_id
),

-- Most users with actions are not in the exported user table: such a record has no declared
-- attributes.
profiles as (
    select
        users.gender,
        'CN' as country,
        coalesce(users.source_record_id, acting_users.source_record_id) as source_record_id,
        coalesce(acting_users.last_acted_at, users.registered_at) as observed_at,
        -- A user who acted before the day of registering was known from the first action on.
        case
            when users.registered_at <= acting_users.first_acted_at then users.registered_at
            else coalesce(acting_users.first_acted_at, users.registered_at)
        end as created_at
    from users
    full outer join acting_users on users.source_record_id = acting_users.source_record_id
)

select * from profiles
