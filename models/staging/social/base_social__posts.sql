with
source as ({{ raw_rows('social', 'post') }}),

renamed as (
    select
        lower({{ clean_text('network') }}) as network,
        {{ clean_key('post_id') }} as network_post_id,
        {{ clean_key('author_user_id') }} as author_user_id,
        {{ clean_statement('text') }} as post_text,
        lower({{ clean_text('language') }}) as language,
        lower({{ clean_text('topic') }}) as topic,
        lower({{ clean_text('content_format') }}) as content_format,
        {{ clean_text('url') }} as link,
        {{ clean_timestamp('published_at') }} as occurred_at,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        network || ':' || network_post_id as post_id,
        'social:user:' || network || ':' || author_user_id as source_record_id,
        case
            {{ key_reason('network_post_id', needed=['author_user_id'], parts=['network']) }}
            when author_user_id is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

posts as ({{ accept_or_reject('validated', 'post_id') }})

select * from posts
