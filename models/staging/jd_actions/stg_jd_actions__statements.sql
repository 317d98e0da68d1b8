with

users as (

    select * from {{ ref('base_jd_actions__users') }} where reject_reason is null

),

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

newest_action as (

    select max(acted_at) as acted_at from actions

),

-- The marketplace does not say when it knew: as of its newest action, or of registering after it.
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

statements as (

    select
        source_record_id,
        said_at,
        question_id,
        answer,
        loaded_at,
        source_record_id || ':' || question_id as statement_id,
        'tag' as statement_kind,
        -- A level is a rank; a band of ages is no number.
        case when question_id = 'user_level' then {{ parse_number('answer', 'double') }} end
            as score,
        {{ not_offered('statements', ['statement_text', 'language']) }}
    from tags

)

select * from statements
