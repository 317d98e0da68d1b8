with
customers as (select * from {{ ref('base_olist__customers') }} where reject_reason is null),

orders as (select * from {{ ref('base_olist__orders') }} where reject_reason is null),

-- The export dates no customer: the timestamp of the order is used as first and newest.
order_records as (
    select
        source_record_id,
        min(ordered_at) as first_ordered_at,
        max(ordered_at) as last_ordered_at
    from orders
    group by source_record_id
),

-- The customer row of an order may be missing: such a record has no city.
profiles as (
    select
        order_records.last_ordered_at as observed_at,
        order_records.first_ordered_at as created_at,
        'BR' as country,
        customers.region,
        customers.city,
        customers.postal_code,
        coalesce(customers.source_record_id, order_records.source_record_id) as source_record_id
    from customers
    full outer join order_records
        on customers.source_record_id = order_records.source_record_id
)

select * from profiles
