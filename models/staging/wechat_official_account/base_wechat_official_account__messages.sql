with
source as ({{ raw_rows('wechat_official_account', 'message') }}),

renamed as (
    select
        {{ clean_text('appid') }} as account_id,
        {{ clean_text('from_user_name') }} as openid,
        {{ clean_text('msg_id') }} as message_number,
        lower({{ clean_text('msg_type') }}) as message_type,
        {{ clean_text('content') }} as message_text,
        lower({{ clean_text('event') }}) as event_name,
        {{ clean_text('event_key') }} as event_key,
        {{ clean_text('create_time') }} as created_epoch,
        {{ clean_epoch('create_time') }} as occurred_at,
        false as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

-- WeChat repeats a push that was not answered within five seconds. Events have no number: their key
-- is person and second, as WeChat advises, and the kind of event.
validated as (
    select
        *,
        account_id || ':' || coalesce(
            message_number,
            openid || ':' || created_epoch || ':' || coalesce(event_name, message_type, '')
        ) as message_id,
        'wechat_official_account:follower:' || account_id || ':' || openid as source_record_id,
        case
            when account_id is null then 'missing_key'
            when openid is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

messages as ({{ accept_or_reject('validated', 'message_id') }})

select * from messages
