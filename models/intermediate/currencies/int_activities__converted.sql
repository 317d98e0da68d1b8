with

activities as (

    select * from {{ ref('int_activities__unioned') }}

),

rates as (

    select * from {{ ref('int_currency_rates__daily') }}

),

rated as (

    select
        activities.channel,
        activities.activity_id,
        activities.occurred_at,
        activities.source_record_id,
        activities.activity,
        activities.is_outbound,
        activities.session_id,
        activities.revenue_impact,
        activities.currency,
        activities.campaign_id,
        activities.content_format,
        activities.device,
        activities.category,
        activities.traffic_source,
        activities.link,
        activities.feature_json,
        activities.loaded_at,
        {{ reporting_rate('activities.currency', 'rates') }} as rate_to_reporting
    from activities
    left join rates
        on
            upper(activities.currency) = rates.currency
            and cast(activities.occurred_at as date) = rates.used_on

),

converted as (

    select
        *,
        {{ at_rate('revenue_impact', 'rate_to_reporting') }} as reporting_revenue
    from rated

)

select * from converted
