with
source as ({{ raw_rows('social', 'comment') }}),

renamed as (
    select
        lower({{ clean_text('network') }}) as network,
        {{ clean_key('comment_id') }} as network_comment_id,
        {{ clean_reference('post_id') }} as network_post_id,
        {{ clean_key('user_id') }} as user_id,
        {{ clean_reference('reply_to_comment_id') }} as network_parent_id,
        {{ clean_statement('text') }} as comment_text,
        lower({{ clean_text('language') }}) as language,
        {{ clean_timestamp('commented_at') }} as occurred_at,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        network || ':' || network_comment_id as comment_id,
        network || ':' || network_post_id as post_id,
        network || ':' || network_parent_id as parent_comment_id,
        'social:user:' || network || ':' || user_id as source_record_id,
        case
            {{ key_reason('network_comment_id', needed=['user_id'], parts=['network']) }}
            when user_id is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

comments as ({{ accept_or_reject('validated', 'comment_id') }})

select * from comments
