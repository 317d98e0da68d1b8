with
own_accounts as (
    select source_record_id from {{ ref('base_social__profiles') }}
    where reject_reason is null and is_own_account
),

posts as (select * from {{ ref('base_social__posts') }} where reject_reason is null),

interactions as (select * from {{ ref('base_social__interactions') }} where reject_reason is null),

comments as (select * from {{ ref('base_social__comments') }} where reject_reason is null),

direct_messages as (
    select * from {{ ref('base_social__direct_messages') }}
    where reject_reason is null
),

follows as (select * from {{ ref('base_social__follows') }} where reject_reason is null),

interaction_words as (select * from {{ ref('social_interaction_activities') }}),

-- Following a person is a relationship; following an account of the company is an activity.
account_follows as (
    select follows.*
    from follows
    inner join own_accounts on follows.followed_record_id = own_accounts.source_record_id
),

moments as (
    select
        'social:post:' || post_id as activity_id,
        'published_post' as activity,
        false as is_outbound,
        source_record_id,
        network,
        occurred_at,
        loaded_at,
        post_id,
        topic
    from posts

    union all

    select
        'social:interaction:' || interactions.interaction_id as activity_id,
        coalesce(interaction_words.activity, 'other_social_event') as activity,
        false as is_outbound,
        interactions.source_record_id,
        interactions.network,
        interactions.occurred_at,
        interactions.loaded_at,
        interactions.post_id,
        interactions.topic
    from interactions
    left join interaction_words
        on interactions.interaction_kind = interaction_words.interaction_kind

    union all

    select
        'social:comment:' || comment_id as activity_id,
        'commented_on_post' as activity,
        false as is_outbound,
        source_record_id,
        network,
        occurred_at,
        loaded_at,
        post_id,
        cast(null as string) as topic
    from comments

    union all

    select
        'social:message:' || message_id as activity_id,
        case direction
            when 'inbound' then 'sent_direct_message' else 'received_direct_message'
        end as activity,
        direction = 'outbound' as is_outbound,
        source_record_id,
        network,
        occurred_at,
        loaded_at,
        cast(null as string) as post_id,
        cast(null as string) as topic
    from direct_messages

    union all

    select
        'social:followed:' || follow_id as activity_id,
        'followed_account' as activity,
        false as is_outbound,
        source_record_id,
        network,
        followed_at as occurred_at,
        loaded_at,
        cast(null as string) as post_id,
        cast(null as string) as topic
    from account_follows

    union all

    select
        'social:unfollowed:' || follow_id as activity_id,
        'unfollowed_account' as activity,
        false as is_outbound,
        source_record_id,
        network,
        ended_at as occurred_at,
        loaded_at,
        cast(null as string) as post_id,
        cast(null as string) as topic
    from account_follows
    where ended_at >= followed_at
),

activities as (
    select
        moments.activity_id,
        moments.occurred_at,
        moments.source_record_id,
        moments.activity,
        moments.is_outbound,
        moments.loaded_at,
        posts.content_format,
        posts.link,
        moments.network as traffic_source,
        coalesce(moments.topic, posts.topic) as category,
        {{ json_object({'network': 'moments.network', 'post_id': 'moments.post_id'}) }}
            as feature_json
    from moments
    left join posts on moments.post_id = posts.post_id
    where moments.source_record_id not in (select own_accounts.source_record_id from own_accounts)
)

select * from activities
