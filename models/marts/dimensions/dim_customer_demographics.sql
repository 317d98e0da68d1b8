with

customers as (

    select * from {{ ref('dim_customers') }}

),

countries as (

    select * from {{ ref('countries') }}

),

city_tiers as (

    select * from {{ ref('city_tiers') }}

),

as_of as (

    select * from {{ ref('int_run__as_of') }}

),

aged as (

    select
        customers.*,
        countries.country_name,
        city_tiers.city_tier,
        {{ full_years('customers.birth_date', 'as_of.as_of_at') }} as age_years
    from customers
    left join countries on customers.country_code = countries.country_code
    left join city_tiers
        on
            {{ city_key('customers.city') }} = city_tiers.spelling
            and {{ is_in_china('customers.country_code', 'customers.city') }}
    cross join as_of

),

demographics as (

    select
        customer_id,
        age_years,
        case
            when age_years < 18 then 'under 18'
            when age_years < 25 then '18-24'
            when age_years < 35 then '25-34'
            when age_years < 45 then '35-44'
            when age_years < 55 then '45-54'
            when age_years < 65 then '55-64'
            when age_years >= 65 then '65 and over'
        end as age_band,
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
        case
            when annual_income < 20000 then 'under 20,000'
            when annual_income < 40000 then '20,000-39,999'
            when annual_income < 70000 then '40,000-69,999'
            when annual_income < 120000 then '70,000-119,999'
            when annual_income >= 120000 then '120,000 and over'
        end as income_band,
        marital_status,
        children_count,
        cast({{ count_known([
            'birth_date', 'gender', 'country_code', 'city', 'language', 'education', 'occupation',
            'annual_income', 'marital_status', 'children_count'
        ]) }} as integer) as known_attributes
    from aged

)

select * from demographics
