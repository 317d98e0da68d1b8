with
customers as (select distinct customer_id from {{ ref('int_records__resolved') }}),

purchases as (select * from {{ ref('int_customers__purchases') }}),

scored as (select * from {{ ref('int_customers__scored') }}),

activity_counts as (select * from {{ ref('int_customers__activity_counts') }}),

demographics as (select * from {{ ref('int_customers__demographics') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

typical_buying as (
    select
        {{ typical_share('discounted_lines_in_window', 'lines_in_window') }}
            as discounted_line_share,
        {{ typical_share('units_returned_in_window', 'units_in_window') }} as return_share,
        {{ typical_share('store_orders_in_window', 'orders_in_window') }} as store_order_share
    from purchases
),

typical_behavior as (
    select
        {{ typical_share('app_activities', 'device_activities') }} as app_share,
        {{ typical_share('evening_activities', 'own_activities') }} as evening_share,
        {{ typical_share('office_hours_activities', 'own_activities') }} as office_hours_share,
        {{ typical_share('weekend_activities', 'own_activities') }} as weekend_share,
        {{ typical_share('emails_opened', 'emails_received') }} as email_open_share,
        {{ typical_share('emails_clicked', 'emails_received') }} as email_click_share
    from activity_counts
),

-- A customer with nothing to count has a null share, not a typical one.
features as (
    select
        customers.customer_id,
        demographics.age_years,
        coalesce(purchases.orders, 0) as orders,
        purchases.days_since_first_order,
        purchases.days_since_last_order,
        purchases.net_amount_12_months,
        scored.recency_score,
        scored.frequency_score,
        scored.monetary_score,
        scored.lapse_stage,
        scored.repurchase_level,
        coalesce(purchases.orders_in_window, 0) as orders_in_window,
        cast(purchases.sale_amount_in_window as double) / nullif(purchases.orders_in_window, 0)
            as average_order_value,
        cast(purchases.list_amount_in_window as double) / nullif(purchases.units_in_window, 0)
            as average_unit_price,
        purchases.units_in_window / nullif(purchases.lines_in_window, 0) as units_per_line,
        purchases.distinct_products_in_window / nullif(purchases.orders_in_window, 0)
            as products_per_order,
        {{ shrunk_share(
            'purchases.discounted_lines_in_window',
            'purchases.lines_in_window',
            'typical_buying.discounted_line_share'
        ) }} as discounted_line_share,
        {{ shrunk_share(
            'purchases.units_returned_in_window',
            'purchases.units_in_window',
            'typical_buying.return_share'
        ) }} as return_share,
        {{ shrunk_share(
            'purchases.store_orders_in_window',
            'purchases.orders_in_window',
            'typical_buying.store_order_share'
        ) }} as store_order_share,
        coalesce(activity_counts.own_activities, 0) as own_activities,
        coalesce(activity_counts.sessions, 0) as sessions,
        coalesce(activity_counts.product_views, 0) as product_views,
        coalesce(activity_counts.abandoned_checkouts, 0) as abandoned_checkouts,
        coalesce(activity_counts.deals_opened, 0) as deals_opened,
        {{ days_between('activity_counts.last_active_at', 'as_of.as_of_at') }}
            as days_since_last_activity,
        {{ shrunk_share(
            'activity_counts.app_activities',
            'activity_counts.device_activities',
            'typical_behavior.app_share'
        ) }} as app_share,
        {{ shrunk_share(
            'activity_counts.evening_activities',
            'activity_counts.own_activities',
            'typical_behavior.evening_share'
        ) }} as evening_share,
        {{ shrunk_share(
            'activity_counts.office_hours_activities',
            'activity_counts.own_activities',
            'typical_behavior.office_hours_share'
        ) }} as office_hours_share,
        {{ shrunk_share(
            'activity_counts.weekend_activities',
            'activity_counts.own_activities',
            'typical_behavior.weekend_share'
        ) }} as weekend_share,
        {{ shrunk_share(
            'activity_counts.emails_opened',
            'activity_counts.emails_received',
            'typical_behavior.email_open_share'
        ) }} as email_open_share,
        {{ shrunk_share(
            'activity_counts.emails_clicked',
            'activity_counts.emails_received',
            'typical_behavior.email_click_share'
        ) }} as email_click_share
    from customers
    left join purchases on customers.customer_id = purchases.customer_id
    left join scored on customers.customer_id = scored.customer_id
    left join activity_counts on customers.customer_id = activity_counts.customer_id
    left join demographics on customers.customer_id = demographics.customer_id
    cross join typical_buying
    cross join typical_behavior
    cross join as_of
)

select * from features
