with
companies as (select * from {{ ref('base_hubspot__companies') }} where reject_reason is null),

accounts as (
    select
        company_name as account_name,
        domain,
        industry,
        employee_count,
        annual_revenue,
        country,
        region,
        city,
        technographics,
        'hubspot:company:' || company_id as account_record_id,
        coalesce(updated_at, created_at) as observed_at
    from companies
)

select * from accounts
