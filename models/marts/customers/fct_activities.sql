with
activities as (select * from {{ ref('int_activities__converted') }}),

published as (
    select
        channel,
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        is_outbound,
        session_id,
        revenue_impact,
        currency,
        reporting_revenue,
        campaign_id,
        content_format,
        device,
        category,
        traffic_source,
        link,
        feature_json,
        loaded_at
    from activities
)

select * from published
