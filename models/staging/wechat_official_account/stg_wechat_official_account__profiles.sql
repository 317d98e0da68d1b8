with
followers as (
    select * from {{ ref('base_wechat_official_account__followers') }}
    where reject_reason is null
),

messages as (
    select * from {{ ref('base_wechat_official_account__messages') }}
    where reject_reason is null
),

-- The writer of a message may be missing from the list: it is fetched later, or the person has
-- left.
message_records as (
    select
        source_record_id,
        min(occurred_at) as first_message_at,
        max(occurred_at) as last_message_at
    from messages
    group by source_record_id
),

-- Since the end of 2021 WeChat has given neither name, gender nor town of a follower.
profiles as (
    select
        false as is_verified,
        coalesce(followers.source_record_id, message_records.source_record_id) as source_record_id,
        coalesce(
            greatest(followers.followed_at, message_records.last_message_at),
            followers.followed_at,
            message_records.last_message_at,
            followers.synced_at
        ) as observed_at,
        coalesce(
            least(followers.followed_at, message_records.first_message_at),
            followers.followed_at,
            message_records.first_message_at,
            followers.synced_at
        ) as created_at,
        lower(substr(followers.preferred_language, 1, 2)) as language
    from followers
    full outer join message_records
        on followers.source_record_id = message_records.source_record_id
)

select * from profiles
