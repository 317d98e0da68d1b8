with
customers as (select distinct customer_id from {{ ref('int_records__resolved') }}),

golden_records as (select * from {{ ref('int_customers__golden_records') }}),

countries as (select * from {{ ref('countries') }}),

city_tiers as (select * from {{ ref('city_tiers') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

aged as (
    select
        golden_records.*,
        countries.country_name,
        city_tiers.city_tier,
        {{ full_years('golden_records.birth_date', 'as_of.as_of_at') }} as age_years
    from golden_records
    left join countries on golden_records.country_code = countries.country_code
    left join city_tiers
        on
            {{ city_key('golden_records.city') }} = city_tiers.spelling
            and {{ is_in_china('golden_records.country_code', 'golden_records.city') }}
    cross join as_of
),

-- A customer without known attributes has a row too, or the dimension marts would lose customers.
demographics as (
    select
        customers.customer_id,
        aged.age_years,
        case
            when aged.age_years < 18 then 'under 18'
            when aged.age_years < 25 then '18-24'
            when aged.age_years < 35 then '25-34'
            when aged.age_years < 45 then '35-44'
            when aged.age_years < 55 then '45-54'
            when aged.age_years < 65 then '55-64'
            when aged.age_years >= 65 then '65 and over'
        end as age_band,
        aged.gender,
        aged.country_code,
        aged.country_name,
        aged.region,
        aged.city,
        aged.city_tier,
        aged.language,
        aged.education,
        aged.occupation,
        aged.job_title,
        case
            when aged.annual_income < 20000 then 'under 20,000'
            when aged.annual_income < 40000 then '20,000-39,999'
            when aged.annual_income < 70000 then '40,000-69,999'
            when aged.annual_income < 120000 then '70,000-119,999'
            when aged.annual_income >= 120000 then '120,000 and over'
        end as income_band,
        aged.marital_status,
        aged.children_count,
        cast({{ count_known([
            'aged.birth_date', 'aged.gender', 'aged.country_code', 'aged.city', 'aged.language',
            'aged.education', 'aged.occupation', 'aged.annual_income', 'aged.marital_status',
            'aged.children_count'
        ]) }} as integer) as known_attributes
    from customers
    left join aged on customers.customer_id = aged.customer_id
)

select * from demographics
