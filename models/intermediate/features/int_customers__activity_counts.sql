with
activities as (select * from {{ ref('int_activities__unioned') }}),

connected as (select * from {{ ref('int_records__resolved') }}),

customer_countries as (
    select
        customer_id,
        attribute_value as country_code
    from {{ ref('int_customers__attribute_values') }}
    where attribute = 'country_code' and survivorship_rank = 1
),

countries as (select * from {{ ref('countries') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

-- All that the large join needs from a record, so that activities are joined only once.
record_places as (
    select
        connected.source_record_id,
        connected.customer_id,
        coalesce(cast(countries.utc_offset_hours * 60 as integer), 0) as utc_offset_minutes
    from connected
    left join customer_countries on connected.customer_id = customer_countries.customer_id
    left join countries on customer_countries.country_code = countries.country_code
),

placed_activities as (
    select
        record_places.customer_id,
        activities.activity,
        activities.is_outbound,
        activities.device,
        activities.occurred_at,
        activities.occurred_at
        >= as_of.as_of_at - interval '{{ var("feature_window_days") }} days' as is_in_window,
        activities.occurred_at + record_places.utc_offset_minutes * interval '1 minute'
            as occurred_locally_at
    from activities
    inner join record_places on activities.source_record_id = record_places.source_record_id
    cross join as_of
),

timed_activities as (
    select
        *,
        is_in_window and not is_outbound as is_own,
        extract(hour from occurred_locally_at) as local_hour,
        {{ iso_weekday('occurred_locally_at') }} as local_weekday
    from placed_activities
),

activity_counts as (
    select
        customer_id,
        min(occurred_at) filter (where not is_outbound) as first_active_at,
        max(occurred_at) filter (where not is_outbound) as last_active_at,
        count(*) filter (where is_own) as own_activities,
        count(*) filter (where is_own and device is not null) as device_activities,
        count(*) filter (where is_own and device = 'app') as app_activities,
        count(*) filter (where is_own and device = 'mobile') as mobile_web_activities,
        count(*) filter (where is_own and local_hour >= 18) as evening_activities,
        count(*) filter (where is_own and local_hour between 9 and 17 and local_weekday <= 5)
            as office_hours_activities,
        count(*) filter (where is_own and local_weekday >= 6) as weekend_activities,
        count(*) filter (where is_own and activity = 'started_session') as sessions,
        count(*) filter (where is_own and activity = 'viewed_product') as product_views,
        count(*) filter (where is_own and activity = 'searched') as searches,
        count(*) filter (where is_own and activity = 'added_to_cart') as cart_additions,
        count(*) filter (where is_own and activity = 'abandoned_checkout') as abandoned_checkouts,
        count(*) filter (where is_in_window and activity = 'received_email') as emails_received,
        count(*) filter (where is_own and activity = 'opened_email') as emails_opened,
        count(*) filter (where is_own and activity = 'clicked_email') as emails_clicked,
        count(*) filter (where is_in_window and activity = 'received_sms') as messages_received,
        count(*) filter (where is_own and activity = 'clicked_sms') as messages_clicked,
        count(*) filter (where is_own and activity = 'opened_deal') as deals_opened,
        count(*) filter (where is_own and activity = 'won_deal') as deals_won
    from timed_activities
    group by customer_id
)

select * from activity_counts
