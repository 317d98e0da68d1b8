with
followers as (
    select * from {{ ref('base_wechat_official_account__followers') }}
    where reject_reason is null and tag_ids is not null
),

messages as (
    select * from {{ ref('base_wechat_official_account__messages') }}
    where reject_reason is null and message_type = 'text' and message_text is not null
),

tags as (select * from {{ ref('base_wechat_official_account__tags') }} where reject_reason is null),

tag_parts as (
    {{ split_rows('followers', 'tag_ids', 'tag_part') }}
),

given_tags as (
    select distinct
        source_record_id,
        follower_id,
        coalesce(followed_at, synced_at) as said_at,
        loaded_at,
        account_id || ':' || {{ clean_text('tag_part') }} as tag_id
    from tag_parts
),

said as (
    select
        source_record_id,
        occurred_at as said_at,
        loaded_at,
        'direct_message' as statement_kind,
        cast(null as string) as answer,
        message_text as statement_text,
        'wechat_official_account:message:' || message_id as statement_id,
        case when {{ regexp_like('message_text', '[一-龥]') }} then 'zh' end as language
    from messages

    union all

    select
        given_tags.source_record_id,
        given_tags.said_at,
        given_tags.loaded_at,
        'tag' as statement_kind,
        given_tags.tag_id as answer,
        tags.tag_name as statement_text,
        'wechat_official_account:tag:' || given_tags.follower_id || ':' || given_tags.tag_id
            as statement_id,
        cast(null as string) as language
    from given_tags
    left join tags on given_tags.tag_id = tags.tag_id
    where given_tags.tag_id is not null
),

statements as (
    select
        statement_id,
        source_record_id,
        said_at,
        statement_kind,
        answer,
        statement_text,
        language,
        loaded_at
    from said
)

select * from statements
