with
category_interests as (select * from {{ ref('int_customers__category_interests') }}),

persona_features as (select * from {{ ref('persona_features') }}),

number_values as (
    {{ unpivot_features('int_customers__features', 'feature_value', 'double') }}
),

word_values as (
    {{ unpivot_features('int_customers__words', 'feature_word', 'string') }}
),

interested as (
    select
        customer_id,
        total_interest
    from category_interests
    where category_rank = 1
),

-- A customer with any interest has a share, although a small one, of every category that personas
-- use: otherwise the distances of two customers would cover different categories.
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
    select
        customer_id,
        feature,
        feature_value,
        cast(null as string) as feature_word
    from number_values

    union all

    select
        customer_id,
        feature,
        feature_value,
        cast(null as string) as feature_word
    from category_values

    union all

    select
        customer_id,
        feature,
        cast(null as double) as feature_value,
        feature_word
    from word_values
)

select * from feature_values
