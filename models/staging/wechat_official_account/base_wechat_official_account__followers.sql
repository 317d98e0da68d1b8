with
source as ({{ raw_rows('wechat_official_account', 'user_info') }}),

renamed as (
    select
        {{ clean_text('appid') }} as account_id,
        {{ clean_text('openid') }} as openid,
        {{ clean_text('unionid') }} as unionid,
        {{ clean_boolean('subscribe') }} as is_following,
        {{ clean_epoch('subscribe_time') }} as followed_at,
        lower(replace({{ clean_text('subscribe_scene') }}, 'ADD_SCENE_', '')) as traffic_source,
        {{ clean_text('qr_scene_str') }} as qr_scene,
        {{ clean_list('tagid_list') }} as tag_ids,
        {{ clean_text('language') }} as preferred_language,
        false as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

-- WeChat also answers for a follower who left, with little more than the open id.
validated as (
    select
        *,
        account_id || ':' || openid as follower_id,
        'wechat_official_account:follower:' || account_id || ':' || openid as source_record_id,
        case
            when account_id is null or openid is null then 'missing_key'
            when is_following and followed_at is null then 'unreadable_time'
            when followed_at > synced_at + interval '1 day' then 'time_in_the_future'
        end as invalid_reason
    from renamed
),

followers as ({{ accept_or_reject('validated', 'follower_id') }})

select * from followers
