with

profiles as (

    select * from {{ ref('int_profiles__unioned') }}

),

country_spellings as (

    select * from {{ ref('country_spellings') }}

),

records as (

    select
        profiles.*,
        country_spellings.country_code
    from profiles
    left join country_spellings on lower(profiles.country) = country_spellings.spelling

)

select * from records
