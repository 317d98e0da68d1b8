with

segment_rules as (

    select * from {{ ref('segment_rules') }}

),

feature_values as (

    select * from {{ ref('int_customers__feature_values') }}

),

-- A feature that is not known has no row here, so its clause cannot pass.
clauses as (

    select
        feature_values.customer_id,
        segment_rules.segment_id,
        segment_rules.clause_group,
        segment_rules.feature,
        segment_rules.operator,
        cast(segment_rules.value as double) as threshold,
        feature_values.feature_value as observed_value,
        segment_rules.rationale,
        case segment_rules.operator
            when '>=' then feature_values.feature_value >= segment_rules.value
            when '<=' then feature_values.feature_value <= segment_rules.value
            when '>' then feature_values.feature_value > segment_rules.value
            when '<' then feature_values.feature_value < segment_rules.value
            when '=' then feature_values.feature_value = segment_rules.value
        end as is_met
    from segment_rules
    inner join feature_values on segment_rules.feature = feature_values.feature

)

select * from clauses
