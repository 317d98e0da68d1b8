-- Membership and explanation must tell the same story: a member who fails a clause gets an offer
-- not meant for them, and whoever meets a whole group but is no member is forgotten. Reckoned here
-- from the rules and the features, not from the clauses.
with

rules as (

    select * from {{ ref('segment_rules') }}

),

feature_values as (

    select * from {{ ref('int_customers__feature_values') }}

),

members as (

    select * from {{ ref('fct_segment_members') }}

),

group_sizes as (

    select
        segment_id,
        clause_group,
        count(*) as rule_count
    from rules
    group by segment_id, clause_group

),

rules_met as (

    select
        feature_values.customer_id,
        rules.segment_id,
        rules.clause_group
    from rules
    inner join feature_values on rules.feature = feature_values.feature
    where
        (rules.operator = '>=' and feature_values.feature_value >= rules.value)
        or (rules.operator = '<=' and feature_values.feature_value <= rules.value)
        or (rules.operator = '>' and feature_values.feature_value > rules.value)
        or (rules.operator = '<' and feature_values.feature_value < rules.value)
        or (rules.operator = '=' and feature_values.feature_value = rules.value)

),

groups_met as (

    select
        rules_met.customer_id,
        rules_met.segment_id,
        rules_met.clause_group
    from rules_met
    inner join group_sizes
        on
            rules_met.segment_id = group_sizes.segment_id
            and rules_met.clause_group = group_sizes.clause_group
    group by
        rules_met.customer_id,
        rules_met.segment_id,
        rules_met.clause_group,
        group_sizes.rule_count
    having count(*) = group_sizes.rule_count

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
