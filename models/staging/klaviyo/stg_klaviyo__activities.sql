with
events as (select * from {{ ref('base_klaviyo__events') }} where reject_reason is null),

metrics as (select * from {{ ref('base_klaviyo__metrics') }} where reject_reason is null),

campaigns as (select * from {{ ref('base_klaviyo__campaigns') }} where reject_reason is null),

flows as (select * from {{ ref('base_klaviyo__flows') }} where reject_reason is null),

activity_names as (select * from {{ ref('klaviyo_metric_activities') }}),

activities as (
    select
        events.occurred_at,
        events.source_record_id,
        activity_names.content_format,
        events.loaded_at,
        'klaviyo:' || events.event_id as activity_id,
        coalesce(activity_names.activity, 'other_message_event') as activity,
        coalesce(activity_names.is_outbound, false) as is_outbound,
        'klaviyo:' || coalesce(events.campaign_id, events.flow_id) as campaign_id,
        case
            when campaigns.campaign_name is not null
                then {{ json_object({'campaign_name': 'campaigns.campaign_name'}) }}
            when flows.flow_name is not null
                then {{ json_object({'flow_name': 'flows.flow_name'}) }}
        end as feature_json
    from events
    left join metrics on events.metric_id = metrics.metric_id
    left join activity_names on lower(metrics.metric_name) = activity_names.metric_name
    left join campaigns on events.campaign_id = campaigns.campaign_id
    left join flows on events.flow_id = flows.flow_id
)

select * from activities
