with
followers as (
    select * from {{ ref('base_wechat_official_account__followers') }}
    where reject_reason is null
),

messages as (
    select * from {{ ref('base_wechat_official_account__messages') }}
    where reject_reason is null
),

event_activities as (select * from {{ ref('wechat_event_activities') }}),

-- The list of followers also has the time of following. An event within a minute of it is the same
-- following and counts once.
followed_without_event as (
    select followers.*
    from followers
    left join messages
        on
            followers.source_record_id = messages.source_record_id
            and messages.event_name = 'subscribe'
            and messages.occurred_at between
            followers.followed_at - interval '1 minute'
            and followers.followed_at + interval '1 minute'
    where followers.followed_at is not null and messages.message_id is null
),

moments as (
    select
        messages.source_record_id,
        messages.occurred_at,
        messages.loaded_at,
        messages.account_id,
        'wechat_official_account:' || messages.message_id as activity_id,
        case
            when messages.message_type <> 'event' then 'sent_direct_message'
            else coalesce(event_activities.activity, 'other_message_event')
        end as activity,
        coalesce(event_activities.is_outbound, false) as is_outbound,
        case when messages.message_type <> 'event' then messages.message_type end as content_format,
        case when messages.event_name = 'view' then messages.event_key end as link,
        case when messages.event_name <> 'view' then messages.event_key end as event_key,
        followers.traffic_source
    from messages
    left join event_activities on messages.event_name = event_activities.event_name
    left join followers
        on
            messages.source_record_id = followers.source_record_id
            and messages.event_name = 'subscribe'
            and messages.occurred_at between
            followers.followed_at - interval '1 minute'
            and followers.followed_at + interval '1 minute'

    union all

    select
        source_record_id,
        followed_at as occurred_at,
        loaded_at,
        account_id,
        'wechat_official_account:followed:' || follower_id as activity_id,
        'followed_account' as activity,
        false as is_outbound,
        cast(null as string) as content_format,
        cast(null as string) as link,
        cast(null as string) as event_key,
        traffic_source
    from followed_without_event
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        is_outbound,
        content_format,
        traffic_source,
        link,
        loaded_at,
        {{ json_object({'account_id': 'account_id', 'event_key': 'event_key'}) }} as feature_json
    from moments
)

select * from activities
