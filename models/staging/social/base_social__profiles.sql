with
source as ({{ raw_rows('social', 'profile') }}),

renamed as (
    select
        lower({{ clean_text('network') }}) as network,
        {{ clean_text('user_id') }} as user_id,
        {{ clean_text('email') }} as email,
        {{ clean_text('country') }} as country,
        {{ clean_text('city') }} as city,
        lower({{ clean_text('language') }}) as language,
        coalesce({{ clean_boolean('is_own_account') }}, false) as is_own_account,
        {{ clean_timestamp('first_seen_at') }} as created_at,
        {{ clean_timestamp('updated_at') }} as updated_at,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at', changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        network || ':' || user_id as network_user_id,
        'social:user:' || network || ':' || user_id as source_record_id,
        case
            when network is null or user_id is null then 'missing_key'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

profiles as ({{ accept_or_reject('validated', 'network_user_id') }})

select * from profiles
