-- Membership and explanation must tell the same story: a member who fails a clause gets an offer
-- not meant for them, and whoever meets a whole group but is no member is forgotten. Reckoned here
-- rule by rule from the rules and the features, not from counts of clauses.
with

rules as (

    select * from {{ ref('segment_rules') }}

),

feature_values as (

    select * from {{ ref('int_customers__feature_values') }}

),

customers as (

    select customer_id from {{ ref('dim_customers') }}

),

members as (

    select * from {{ ref('fct_segment_members') }}

),

judged as (

    select
        customers.customer_id,
        rules.segment_id,
        rules.clause_group,
        coalesce(
            (rules.operator = '>=' and feature_values.feature_value >= rules.value)
            or (rules.operator = '<=' and feature_values.feature_value <= rules.value)
            or (rules.operator = '>' and feature_values.feature_value > rules.value)
            or (rules.operator = '<' and feature_values.feature_value < rules.value)
            or (rules.operator = '=' and feature_values.feature_value = rules.value),
            false
        ) as is_met
    from customers
    cross join rules
    left join feature_values
        on
            customers.customer_id = feature_values.customer_id
            and rules.feature = feature_values.feature

),

groups_met as (

    select
        customer_id,
        segment_id,
        clause_group
    from judged
    group by customer_id, segment_id, clause_group
    having bool_and(is_met)

),

counted as (

    select
        customer_id,
        segment_id,
        min(clause_group) as clause_group,
        count(*) as group_count
    from groups_met
    group by customer_id, segment_id

),

offenders as (

    select
        counted.clause_group as expected_group,
        members.clause_group as found_group,
        coalesce(counted.customer_id, members.customer_id) as customer_id,
        coalesce(counted.segment_id, members.segment_id) as segment_id
    from counted
    full outer join members
        on
            counted.customer_id = members.customer_id
            and counted.segment_id = members.segment_id
    where
        counted.clause_group is distinct from members.clause_group
        or counted.group_count is distinct from members.groups_met

)

select * from offenders
