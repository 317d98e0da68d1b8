with
demographics as (select * from {{ ref('int_customers__demographics') }}),

published as (
    select
        customer_id,
        age_years,
        age_band,
        gender,
        country_code,
        country_name,
        region,
        city,
        city_tier,
        language,
        education,
        occupation,
        job_title,
        income_band,
        marital_status,
        children_count,
        known_attributes
    from demographics
)

select * from published
