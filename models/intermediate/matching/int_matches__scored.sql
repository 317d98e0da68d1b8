with
compared as (select * from {{ ref('int_matches__compared') }}),

link_weights as (select * from {{ ref('link_weights') }}),

countries as (
    select
        country_code,
        count(*) as profile_count
    from {{ ref('int_matches__profiles') }}
    group by country_code
),

-- The prior probability that two profiles are one person falls with the number of profiles.
rates as (
    select
        link_rates.matches_per_profile,
        link_rates.relatives_per_profile,
        greatest(
            sum(countries.profile_count * (countries.profile_count - 1))
            / cast(sum(countries.profile_count) as double),
            {{ var('least_other_profiles') }}
        ) as other_profiles
    from {{ ref('link_rates') }} as link_rates
    cross join countries
    group by link_rates.matches_per_profile, link_rates.relatives_per_profile
),

weighed as (
    select
        compared.*,
        {{ comparison_weights() }}
    from compared
    {{ joined_weights('compared', 'link_weights') }}
),

summed as (
    select
        weighed.*,
        {{ bits('2 * rates.matches_per_profile / rates.other_profiles') }}
        + {{ summed_weights('_weight') }} as match_weight,
        {{ bits('rates.matches_per_profile / rates.relatives_per_profile') }}
        + {{ summed_weights('_against_relatives') }} as relatives_weight,
        {{ bits('2 * rates.matches_per_profile') }} + {{ summed_facts() }} as facts_weight
    from weighed
    cross join rates
),

-- Two profiles belong to one person, to two relatives or to two strangers: these are all the cases.
scored as (
    select
        left_key,
        right_key,
        {{ explained_columns() }},
        match_weight,
        relatives_weight,
        facts_weight,
        1 / (1 + power(2, -match_weight) + power(2, -relatives_weight)) as match_probability
    from summed
),

-- About one in two hundred pairs that share a block is worth a steward's review.
likely as (select * from scored where match_probability >= {{ var('reviewed_link_probability') }})

select * from likely
