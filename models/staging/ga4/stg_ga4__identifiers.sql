with
events as (select * from {{ ref('base_ga4__events') }} where reject_reason is null),

-- Reduce to one row per visitor first: there are few identifiers and many events.
visitors as (
    select
        source_record_id,
        attributed_user_id,
        user_pseudo_id,
        min(occurred_at) as first_seen_at,
        max(occurred_at) as last_seen_at
    from events
    group by source_record_id, attributed_user_id, user_pseudo_id
),

identifiers as (
    select
        source_record_id,
        'login_id' as identifier_type,
        attributed_user_id as identifier_value,
        cast(null as string) as country,
        first_seen_at,
        last_seen_at
    from visitors
    where attributed_user_id is not null

    union all

    select
        source_record_id,
        'device_id' as identifier_type,
        user_pseudo_id as identifier_value,
        cast(null as string) as country,
        first_seen_at,
        last_seen_at
    from visitors
    where user_pseudo_id is not null
)

select * from identifiers
