with

profiles as (

    select * from {{ ref('int_profiles__unioned') }}

),

country_spellings as (

    select * from {{ ref('country_spellings') }}

),

records as (

    select
        profiles.channel,
        profiles.source_record_id,
        profiles.observed_at,
        profiles.created_at,
        profiles.is_verified,
        profiles.first_name,
        profiles.last_name,
        profiles.birth_date,
        profiles.gender,
        profiles.country,
        profiles.region,
        profiles.city,
        profiles.postal_code,
        profiles.language,
        profiles.education,
        profiles.occupation,
        profiles.annual_income,
        profiles.marital_status,
        profiles.children_count,
        profiles.company_name,
        profiles.job_title,
        profiles.account_record_id,
        country_spellings.country_code
    from profiles
    left join country_spellings on lower(profiles.country) = country_spellings.spelling

)

select * from records
