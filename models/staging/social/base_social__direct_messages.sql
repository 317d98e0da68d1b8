with
source as ({{ raw_rows('social', 'direct_message') }}),

renamed as (
    select
        lower({{ clean_text('network') }}) as network,
        {{ clean_text('message_id') }} as network_message_id,
        {{ clean_text('user_id') }} as user_id,
        lower({{ clean_text('direction') }}) as direction,
        {{ clean_text('text') }} as message_text,
        lower({{ clean_text('language') }}) as language,
        {{ clean_timestamp('sent_at') }} as occurred_at,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

-- Without its direction a message could be the company's own, so its words cannot be attributed.
validated as (
    select
        *,
        network || ':' || network_message_id as message_id,
        'social:user:' || network || ':' || user_id as source_record_id,
        case
            when network is null or network_message_id is null then 'missing_key'
            when user_id is null then 'nobody_to_attribute'
            when direction is null or direction not in ('inbound', 'outbound')
                then 'unknown_direction'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

direct_messages as ({{ accept_or_reject('validated', 'message_id') }})

select * from direct_messages
