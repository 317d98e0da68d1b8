with
attendees as (select * from {{ ref('base_eventbrite__attendees') }} where reject_reason is null),

orders as (select * from {{ ref('base_eventbrite__orders') }} where reject_reason is null),

-- The buyer is a record of its own: a person who orders for others may not attend.
records as (
    select
        source_record_id,
        changed_at,
        registered_at as created_at,
        first_name,
        last_name,
        birth_date,
        gender,
        country,
        region,
        city,
        postal_code,
        company_name,
        job_title
    from attendees

    union all

    select
        source_record_id,
        cast(null as timestamp) as changed_at,
        ordered_at as created_at,
        first_name,
        last_name,
        cast(null as date) as birth_date,
        cast(null as string) as gender,
        cast(null as string) as country,
        cast(null as string) as region,
        cast(null as string) as city,
        cast(null as string) as postal_code,
        cast(null as string) as company_name,
        cast(null as string) as job_title
    from orders
),

profiles as (
    select
        source_record_id,
        created_at,
        first_name,
        last_name,
        birth_date,
        country,
        region,
        city,
        postal_code,
        company_name,
        job_title,
        coalesce(changed_at, created_at) as observed_at,
        case
            when gender in ('f', 'female', 'woman', '女') then 'female'
            when gender in ('m', 'male', 'man', '男') then 'male'
            when gender is not null then 'other'
        end as gender
    from records
)

select * from profiles
