with

accounts as (

    select * from {{ ref('int_accounts__unioned') }}

),

published as (

    select
        channel,
        account_record_id,
        account_name,
        domain,
        industry,
        employee_count,
        annual_revenue,
        country,
        region,
        city,
        technographics,
        observed_at
    from accounts

)

select * from published
