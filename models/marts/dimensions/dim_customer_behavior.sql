with
customers as (select customer_id from {{ ref('dim_customers') }}),

activity_counts as (select * from {{ ref('int_customers__activity_counts') }}),

features as (select * from {{ ref('int_customers__features') }}),

words as (select * from {{ ref('int_customers__words') }}),

behavior as (
    select
        customers.customer_id,
        activity_counts.first_active_at,
        activity_counts.last_active_at,
        cast(features.days_since_last_activity as integer) as days_since_last_activity,
        {{ counts_or_zero('activity_counts', [
            'own_activities', 'sessions', 'product_views', 'searches', 'cart_additions',
            'abandoned_checkouts', 'emails_received', 'emails_opened', 'emails_clicked',
            'messages_received', 'messages_clicked', 'deals_opened', 'deals_won'
        ]) }},
        words.favorite_category,
        {{ share_at_most_one('activity_counts.emails_opened', 'activity_counts.emails_received') }}
            as email_open_share,
        {{ share_at_most_one('activity_counts.emails_clicked', 'activity_counts.emails_received') }}
            as email_click_share,
        activity_counts.app_activities / nullif(activity_counts.device_activities, 0) as app_share,
        activity_counts.mobile_web_activities / nullif(activity_counts.device_activities, 0)
            as mobile_web_share,
        activity_counts.evening_activities / nullif(activity_counts.own_activities, 0)
            as evening_share,
        activity_counts.office_hours_activities / nullif(activity_counts.own_activities, 0)
            as office_hours_share,
        activity_counts.weekend_activities / nullif(activity_counts.own_activities, 0)
            as weekend_share
    from customers
    left join activity_counts on customers.customer_id = activity_counts.customer_id
    left join features on customers.customer_id = features.customer_id
    left join words on customers.customer_id = words.customer_id
)

select * from behavior
