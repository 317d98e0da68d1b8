with
source as ({{ raw_rows('social', 'interaction') }}),

renamed as (
    select
        {{ clean_key('interaction_id') }} as interaction_id,
        lower({{ clean_text('network') }}) as network,
        {{ clean_reference('user_id') }} as user_id,
        {{ clean_reference('post_id') }} as network_post_id,
        lower({{ clean_text('interaction_kind') }}) as interaction_kind,
        lower({{ clean_text('topic') }}) as topic,
        {{ clean_timestamp('occurred_at') }} as occurred_at,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        network || ':' || network_post_id as post_id,
        'social:user:' || network || ':' || user_id as source_record_id,
        case
            {{ key_reason('interaction_id') }}
            when network is null or user_id is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

interactions as ({{ accept_or_reject('validated', 'interaction_id') }})

select * from interactions
