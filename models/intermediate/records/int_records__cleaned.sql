with
profiles as (select * from {{ ref('int_profiles__unioned') }}),

country_spellings as (select * from {{ ref('country_spellings') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

-- A birth date in the future, 110 or more years ago, or equal to the default of a form is a typing
-- error.
records as (
    select
        profiles.channel,
        {{ columns_of(
            'profiles', port_columns('profiles'), but=['birth_date', 'annual_income', 'children_count']
        ) }},
        country_spellings.country_code,
        case
            when
                profiles.birth_date between cast(as_of.as_of_at as date) - interval '110 years'
                and cast(as_of.as_of_at as date)
                and profiles.birth_date <> cast('1900-01-01' as date)
                then profiles.birth_date
        end as birth_date,
        case when profiles.annual_income >= 0 then profiles.annual_income end as annual_income,
        case when profiles.children_count between 0 and 20 then profiles.children_count end
            as children_count
    from profiles
    left join country_spellings on lower(profiles.country) = country_spellings.spelling
    cross join as_of
)

select * from records
