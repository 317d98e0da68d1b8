with
own_accounts as (
    select source_record_id from {{ ref('base_social__profiles') }}
    where reject_reason is null and is_own_account
),

follows as (
    select * from {{ ref('base_social__follows') }}
    where reject_reason is null and ended_at is null
),

comments as (select * from {{ ref('base_social__comments') }} where reject_reason is null),

replies as (
    select
        comments.source_record_id as from_record_id,
        parents.source_record_id as to_record_id,
        comments.occurred_at
    from comments
    inner join comments as parents on comments.parent_comment_id = parents.comment_id
),

stated as (
    select
        source_record_id as from_record_id,
        followed_record_id as to_record_id,
        'follows' as relationship_kind,
        followed_at as observed_at
    from follows

    union all

    select
        from_record_id,
        to_record_id,
        'replies_to' as relationship_kind,
        occurred_at as observed_at
    from replies
),

-- Only between two different people: neither of them is an account of the company.
relationships as (
    select
        from_record_id,
        to_record_id,
        relationship_kind,
        max(observed_at) as observed_at
    from stated
    where
        from_record_id <> to_record_id
        and from_record_id not in (select own_accounts.source_record_id from own_accounts)
        and to_record_id not in (select own_accounts.source_record_id from own_accounts)
    group by from_record_id, to_record_id, relationship_kind
)

select * from relationships
