with
companies as (select * from {{ ref('base_salesforce__accounts') }} where reject_reason is null),

accounts as (
    select
        account_name,
        industry,
        employee_count,
        annual_revenue,
        country,
        region,
        city,
        'salesforce:account:' || account_id as account_record_id,
        -- A website as typed, such as https://www.example.com/about, becomes the domain
        -- example.com.
        split_part({{ regexp_remove('lower(website)', '^(https?://)?(www[.])?') }}, '/', 1)
            as domain,
        coalesce(updated_at, created_at) as observed_at
    from companies
)

select * from accounts
