with

customers as (

    select * from {{ ref('base_square__customers') }}
    where reject_reason is null

),

payments as (

    select * from {{ ref('base_square__payments') }}
    where reject_reason is null

),

-- Somebody of whom only a receipt or a card is known.
walk_ins as (

    select
        source_record_id,
        min(paid_at) as created_at,
        max(paid_at) as observed_at
    from payments
    where customer_id is null and source_record_id is not null
    group by source_record_id

),

profiles as (

    select
        source_record_id,
        coalesce(updated_at, created_at) as observed_at,
        created_at,
        -- Told to a cashier, proven by nobody.
        false as is_verified,
        first_name,
        last_name,
        birth_date,
        country,
        region,
        city,
        postal_code,
        company_name,
        {{ not_offered('profiles', [
            'gender', 'language', 'education', 'occupation', 'annual_income', 'marital_status',
            'children_count', 'job_title', 'account_record_id'
        ]) }}
    from customers

    union all

    select
        source_record_id,
        observed_at,
        created_at,
        false as is_verified,
        {{ not_offered('profiles', [
            'first_name', 'last_name', 'birth_date', 'country', 'region', 'city', 'postal_code',
            'company_name', 'gender', 'language', 'education', 'occupation', 'annual_income',
            'marital_status', 'children_count', 'job_title', 'account_record_id'
        ]) }}
    from walk_ins

)

select * from profiles
