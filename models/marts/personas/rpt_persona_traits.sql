with

feature_values as (

    select * from {{ ref('int_customers__feature_values') }}

),

members as (

    select * from {{ ref('fct_persona_members') }}
    where is_well_known

),

feature_catalog as (

    select * from {{ ref('feature_catalog') }}

),

described as (

    select
        members.persona_id,
        feature_values.feature,
        cast(feature_values.feature_value as decimal(28, 6)) as exact_value
    from feature_values
    inner join members on feature_values.customer_id = members.customer_id
    where
        feature_values.feature like 'category_share:%'
        or feature_values.feature in (select feature_catalog.feature from feature_catalog)

),

-- Sums of decimals: the same figures whatever order the rows are added in.
persona_sums as (

    select
        persona_id,
        feature,
        count(*) as persona_count,
        sum(exact_value) as persona_sum
    from described
    group by persona_id, feature

),

everyone_sums as (

    select
        feature,
        count(*) as everyone_count,
        sum(exact_value) as everyone_sum,
        sum(cast(exact_value * exact_value as decimal(38, 6))) as everyone_square_sum
    from described
    group by feature

),

means as (

    select
        persona_sums.persona_id,
        persona_sums.feature,
        persona_sums.persona_count,
        everyone_sums.everyone_count,
        cast(persona_sums.persona_sum as double) / persona_sums.persona_count as persona_mean,
        cast(everyone_sums.everyone_sum as double) / everyone_sums.everyone_count as everyone_mean,
        cast(everyone_sums.everyone_square_sum as double) / everyone_sums.everyone_count
            as everyone_square_mean
    from persona_sums
    inner join everyone_sums on persona_sums.feature = everyone_sums.feature

),

differences as (

    select
        *,
        persona_mean / nullif(everyone_mean, 0) as lift,
        (persona_mean - everyone_mean)
        / nullif(sqrt(greatest(everyone_square_mean - everyone_mean * everyone_mean, 0)), 0)
            as standardised_difference
    from means

),

-- A trait is printed when it is both large (a third of a standard deviation) and no accident: |z|
-- above 3.3 is p < 0.001, so a hundred comparisons of nothing with nothing print a tenth of one.
traits as (

    select
        differences.persona_id,
        differences.feature,
        differences.persona_count,
        differences.persona_mean,
        differences.everyone_count,
        differences.everyone_mean,
        differences.lift,
        differences.standardised_difference,
        coalesce(
            feature_catalog.label, split_part(differences.feature, ':', 2) || ' interest'
        ) as label,
        coalesce(
            abs(differences.standardised_difference) >= 0.3
            and abs(differences.standardised_difference)
            * sqrt(cast(differences.persona_count as double)) >= 3.3
            and differences.persona_count >= 30,
            false
        ) as is_distinguishing
    from differences
    left join feature_catalog on differences.feature = feature_catalog.feature

),

ranked_traits as (

    select
        *,
        cast(row_number() over (
            partition by persona_id
            order by
                case when is_distinguishing then 0 else 1 end asc,
                abs(standardised_difference) desc,
                feature asc
        ) as bigint) as trait_rank
    from traits

)

select * from ranked_traits
