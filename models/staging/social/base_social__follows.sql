with
source as ({{ raw_rows('social', 'follow') }}),

renamed as (
    select
        lower({{ clean_text('network') }}) as network,
        {{ clean_key('follower_user_id') }} as follower_user_id,
        {{ clean_key('followed_user_id') }} as followed_user_id,
        {{ clean_timestamp('followed_at') }} as followed_at,
        {{ clean_timestamp('ended_at') }} as ended_at,
        false as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        network || ':' || follower_user_id || ':' || followed_user_id as follow_id,
        'social:user:' || network || ':' || follower_user_id as source_record_id,
        'social:user:' || network || ':' || followed_user_id as followed_record_id,
        case
            {{ key_reason('followed_user_id', needed=['follower_user_id'], parts=['network']) }}
            when follower_user_id is null then 'nobody_to_attribute'
            {{ time_reason('followed_at') }}
        end as invalid_reason
    from renamed
),

follows as ({{ accept_or_reject('validated', 'follow_id') }})

select * from follows
