with

customers as (

    select * from {{ ref('base_customer_personality__customers') }} where reject_reason is null

),

-- Enrolling is all that is dated. Sums, campaigns and complaints of two years are statements.
activities as (

    select
        source_record_id || ':enrolled' as activity_id,
        enrolled_at as occurred_at,
        source_record_id,
        'created_account' as activity,
        false as is_outbound,
        loaded_at,
        {{ not_offered('activities', [
            'session_id', 'revenue_impact', 'currency', 'campaign_id', 'content_format', 'device',
            'category', 'traffic_source', 'link', 'feature_json'
        ]) }}
    from customers

)

select * from activities
