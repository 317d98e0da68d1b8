with
customers as (
    select * from {{ ref('base_customer_personality__customers') }} where reject_reason is null
),

-- Only enrolling has a date. Sums, campaigns and complaints of two years become statements.
activities as (
    select
        enrolled_at as occurred_at,
        source_record_id,
        'created_account' as activity,
        false as is_outbound,
        loaded_at,
        source_record_id || ':enrolled' as activity_id
    from customers
)

select * from activities
