with
source as ({{ raw_rows('ga4', 'event') }}),

renamed as (
    select
        {{ clean_text('_fivetran_id') }} as event_id,
        {{ clean_timestamp('timestamp') }} as occurred_at,
        lower({{ clean_text('name') }}) as event_name,
        {{ clean_text('user_id') }} as user_id,
        {{ clean_text('user_pseudo_id') }} as user_pseudo_id,
        {{ clean_text('param_ga_session_id') }} as ga_session_id,
        lower({{ clean_text('platform') }}) as platform,
        lower({{ clean_text('device_category') }}) as device_category,
        {{ clean_text('geo_country') }} as country,
        {{ clean_text('geo_region') }} as region,
        {{ clean_text('geo_city') }} as city,
        {{ clean_text('device_language') }} as device_language,
        {{ clean_text('traffic_source_source') }} as traffic_source,
        {{ clean_text('traffic_source_medium') }} as traffic_medium,
        {{ clean_text('param_page_location') }} as page_location,
        {{ clean_text('param_search_term') }} as search_term,
        {{ clean_integer('param_engagement_time_msec') }} as engagement_milliseconds,
        {{ clean_text('ecommerce_transaction_id') }} as transaction_id,
        {{ clean_amount('value_in_usd') }} as value_in_dollars,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            when event_id is null then 'missing_key'
            when user_pseudo_id is null and user_id is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

decided as (
    {{ accept_or_reject(
        'validated', 'event_id', added_later=['attributed_user_id', 'source_record_id']
    ) }}
),

-- GA4 may send a login late, and it then claims earlier events of its session. So whole sessions
-- are re-evaluated.
whole_sessions as (
    {{ with_earlier_neighbours(
        'decided', group_key="user_pseudo_id || '|' || ga_session_id",
        decided=['attributed_user_id', 'source_record_id']
    ) }}
),

-- If exactly one login appears in a session, all events of the session belong to it.
session_logins as (
    select
        user_pseudo_id,
        ga_session_id,
        max(user_id) as session_user_id
    from whole_sessions
    where reject_reason is null and user_id is not null and ga_session_id is not null
    group by user_pseudo_id, ga_session_id
    having min(user_id) = max(user_id)
),

events as (
    select
        whole_sessions.*,
        coalesce(whole_sessions.user_id, session_logins.session_user_id) as attributed_user_id
    from whole_sessions
    left join session_logins
        on
            whole_sessions.user_pseudo_id = session_logins.user_pseudo_id
            and whole_sessions.ga_session_id = session_logins.ga_session_id
),

attributed_events as (
    select
        *,
        case
            when attributed_user_id is not null
                then 'ga4:login:' || attributed_user_id || ':' || coalesce(user_pseudo_id, '')
            else 'ga4:device:' || user_pseudo_id
        end as source_record_id
    from events
)

select * from attributed_events
