with
feature_values as (select * from {{ ref('int_customers__feature_values') }}),

persona_features as (select * from {{ ref('persona_features') }}),

transformed as (
    select
        feature_values.customer_id,
        feature_values.feature,
        feature_values.feature_value,
        persona_features.lower_bound,
        persona_features.upper_bound,
        persona_features.center,
        persona_features.spread,
        case persona_features.transform
            when 'log' then ln(1.0 + greatest(feature_values.feature_value, 0.0))
            else feature_values.feature_value
        end as transformed_value
    from feature_values
    inner join persona_features on feature_values.feature = persona_features.feature
),

-- The transforms of the fit, with its frozen numbers: logarithm, winsor bounds, standard score.
persona_values as (
    select
        customer_id,
        feature,
        feature_value,
        (least(greatest(transformed_value, lower_bound), upper_bound) - center) / spread
            as standard_value
    from transformed
)

select * from persona_values
