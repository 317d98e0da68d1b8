with
own_accounts as (
    select source_record_id from {{ ref('base_social__profiles') }}
    where reject_reason is null and is_own_account
),

posts as (
    select * from {{ ref('base_social__posts') }}
    where reject_reason is null and post_text is not null
),

comments as (
    select * from {{ ref('base_social__comments') }}
    where reject_reason is null and comment_text is not null
),

direct_messages as (
    select * from {{ ref('base_social__direct_messages') }}
    where reject_reason is null and message_text is not null
),

interactions as (
    select * from {{ ref('base_social__interactions') }}
    where reject_reason is null and interaction_kind = 'follow_topic' and topic is not null
),

-- Posts and answers of the company are not the opinion of a customer.
said as (
    select
        source_record_id,
        occurred_at as said_at,
        loaded_at,
        language,
        'social:post:' || post_id as statement_id,
        'comment' as statement_kind,
        post_text as statement_text
    from posts

    union all

    select
        source_record_id,
        occurred_at as said_at,
        loaded_at,
        language,
        'social:comment:' || comment_id as statement_id,
        'comment' as statement_kind,
        comment_text as statement_text
    from comments

    union all

    select
        source_record_id,
        occurred_at as said_at,
        loaded_at,
        language,
        'social:message:' || message_id as statement_id,
        'direct_message' as statement_kind,
        message_text as statement_text
    from direct_messages
    where direction = 'inbound'

    union all

    select
        source_record_id,
        occurred_at as said_at,
        loaded_at,
        cast(null as string) as language,
        'social:topic:' || interaction_id as statement_id,
        'tag' as statement_kind,
        topic as statement_text
    from interactions
),

statements as (
    select
        statement_id,
        source_record_id,
        said_at,
        statement_kind,
        statement_text,
        loaded_at,
        substr(language, 1, 2) as language
    from said
    where source_record_id not in (select own_accounts.source_record_id from own_accounts)
)

select * from statements
