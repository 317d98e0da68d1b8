with
follow_users as (select * from {{ ref('base_wecom__follow_users') }} where reject_reason is null),

tags as (select * from {{ ref('base_wecom__tags') }} where reject_reason is null),

tag_parts as (
    {{ split_rows('follow_users', 'tag_ids', 'tag_part') }}
),

given_tags as (
    select distinct
        source_record_id,
        follow_id,
        added_at,
        loaded_at,
        {{ clean_text('tag_part') }} as tag_id
    from tag_parts
),

-- The tool does not export when a tag was given: the earliest possible time is when the member of
-- staff added the customer. A tag that was deleted from the company's list has lost its name, but
-- customers still carry it.
statements as (
    select
        given_tags.source_record_id,
        given_tags.added_at as said_at,
        given_tags.loaded_at,
        given_tags.tag_id as answer,
        'tag' as statement_kind,
        'wecom:tag:' || given_tags.follow_id || ':' || given_tags.tag_id as statement_id,
        coalesce(tags.group_name || '/' || tags.tag_name, tags.tag_name) as statement_text
    from given_tags
    left join tags on given_tags.tag_id = tags.tag_id
    where given_tags.tag_id is not null
)

select * from statements
