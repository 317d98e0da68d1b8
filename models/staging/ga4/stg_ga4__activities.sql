with
events as (select * from {{ ref('base_ga4__events') }} where reject_reason is null),

activity_names as (select * from {{ ref('ga4_event_activities') }}),

activities as (
    select
        events.occurred_at,
        events.source_record_id,
        -- Orders come from the shop's own channel; only purchases in the app store are known from
        -- here alone.
        case
            when events.event_name = 'in_app_purchase' then events.value_in_dollars
        end as revenue_impact,
        case
            when events.event_name = 'in_app_purchase' and events.value_in_dollars is not null
                then 'USD'
        end as currency,
        cast(null as string) as campaign_id,
        cast(null as string) as content_format,
        events.page_location as link,
        events.loaded_at,
        false as is_outbound,
        'ga4:' || events.event_id as activity_id,
        coalesce(activity_names.activity, 'other_web_event') as activity,
        'ga4:' || events.user_pseudo_id || ':' || events.ga_session_id as session_id,
        case when events.platform = 'web' then events.device_category else 'app' end as device,
        nullif(
            regexp_extract(events.page_location, '/collections/([^/?#]+)', 1), ''
        ) as category,
        events.traffic_source || ' / ' || coalesce(events.traffic_medium, '') as traffic_source,
        case
            when events.search_term is not null
                then {{ json_object({'search_term': 'events.search_term'}) }}
            when events.engagement_milliseconds > 0
                then {{ json_object({'engaged_milliseconds': 'events.engagement_milliseconds'}) }}
        end as feature_json
    from events
    left join activity_names on events.event_name = activity_names.event_name
)

select * from activities
