with
customers as (
    select * from {{ ref('base_customer_personality__customers') }} where reject_reason is null
),

-- Enrolling is all that is dated. Sums, campaigns and complaints of two years are statements.
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
