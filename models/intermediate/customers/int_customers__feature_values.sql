with

features as (

    select * from {{ ref('int_customers__features') }}

),

category_interests as (

    select * from {{ ref('int_customers__category_interests') }}

),

persona_features as (

    select * from {{ ref('persona_features') }}

),

plain_values as (

    {{ unpivot_features('features') }}

),

interested as (

    select
        customer_id,
        total_interest
    from category_interests
    where category_rank = 1

),

-- Whoever showed interest in anything has a share, if a small one, of every category that personas
-- are built on.
category_values as (

    select
        interested.customer_id,
        persona_features.feature,
        cast(
            coalesce(
                category_interests.category_share,
                cast(1.0 as double) / (interested.total_interest + 5.0)
            ) as double
        ) as feature_value
    from interested
    inner join persona_features on persona_features.feature like 'category_share:%'
    left join category_interests
        on
            interested.customer_id = category_interests.customer_id
            and persona_features.feature = 'category_share:' || category_interests.category

),

feature_values as (

    select * from plain_values

    union all

    select * from category_values

)

select * from feature_values
