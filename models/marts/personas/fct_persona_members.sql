with
customers as (select customer_id from {{ ref('dim_customers') }}),

feature_values as (select * from {{ ref('int_customers__persona_values') }}),

centroids as (select * from {{ ref('persona_centroids') }}),

feature_counts as (select count(*) as feature_count from {{ ref('persona_features') }}),

-- The distance covers the known features of the customer. Sums are decimals, so that the order of
-- the rows changes no digit.
distances as (
    select
        feature_values.customer_id,
        centroids.persona_id,
        cast(count(*) as integer) as features_known,
        sqrt(
            cast(
                sum({{ squared_difference('feature_values.standard_value', 'centroids.center') }})
                as double
            ) / count(*)
        ) as distance
    from feature_values
    inner join centroids on feature_values.feature = centroids.feature
    group by feature_values.customer_id, centroids.persona_id
),

-- For a customer without any known feature the persona closest to the average customer is the best
-- guess.
distances_of_average as (
    select
        persona_id,
        sqrt(cast(sum({{ squared_difference('center', '0.0') }}) as double) / count(*)) as distance
    from centroids
    group by persona_id
),

known_customers as (select distinct customer_id from feature_values),

customer_distances as (
    select * from distances

    union all

    select
        customers.customer_id,
        distances_of_average.persona_id,
        0 as features_known,
        distances_of_average.distance
    from customers
    cross join distances_of_average
    left join known_customers on customers.customer_id = known_customers.customer_id
    where known_customers.customer_id is null
),

ranked as (
    select
        *,
        lead(distance) over (
            partition by customer_id order by distance asc, persona_id asc
        ) as next_distance,
        row_number() over (
            partition by customer_id order by distance asc, persona_id asc
        ) as distance_rank
    from customer_distances
),

-- Persona cards count only customers with three quarters of the features known.
members as (
    select
        ranked.customer_id,
        ranked.persona_id,
        ranked.features_known,
        ranked.distance,
        ranked.features_known >= 0.75 * feature_counts.feature_count as is_well_known,
        case
            when ranked.features_known = 0 then 0.0
            else coalesce(1.0 - ranked.distance / nullif(ranked.next_distance, 0), 0.0)
        end as confidence
    from ranked
    cross join feature_counts
    where ranked.distance_rank = 1
)

select * from members
