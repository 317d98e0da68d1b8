with
source as ({{ raw_rows('zendesk', 'ticket_comment') }}),

renamed as (
    select
        {{ clean_key('id') }} as comment_id,
        {{ clean_key('ticket_id') }} as ticket_id,
        {{ clean_key('user_id') }} as user_id,
        {{ clean_statement('body') }} as comment_text,
        coalesce({{ clean_boolean('public') }}, false) as is_public,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('created') }} as commented_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            {{ key_reason(['comment_id', 'ticket_id'], needed=['user_id']) }}
            when user_id is null then 'nobody_to_attribute'
            {{ time_reason('commented_at') }}
        end as invalid_reason
    from renamed
),

ticket_comments as ({{ accept_or_reject('validated', 'comment_id') }})

select * from ticket_comments
