with
customers as (select * from {{ ref('base_square__customers') }} where reject_reason is null),

payments as (select * from {{ ref('base_square__payments') }} where reject_reason is null),

-- A person of whom only a receipt or a card is known.
walk_ins as (
    select
        source_record_id,
        min(paid_at) as created_at,
        max(paid_at) as observed_at
    from payments
    where customer_id is null and source_record_id is not null
    group by source_record_id
),

records as (
    select
        source_record_id,
        coalesce(updated_at, created_at) as observed_at,
        created_at
    from customers

    union all

    select
        source_record_id,
        observed_at,
        created_at
    from walk_ins
),

profiles as (
    select
        records.source_record_id,
        records.observed_at,
        records.created_at,
        -- The customer said it to a cashier; nobody verified it.
        false as is_verified,
        customers.first_name,
        customers.last_name,
        customers.birth_date,
        customers.country,
        customers.region,
        customers.city,
        customers.postal_code,
        customers.company_name
    from records
    left join customers on records.source_record_id = customers.source_record_id
)

select * from profiles
