-- Membership and explanation must agree: a member who fails a clause gets an offer for other
-- customers, and a customer who meets a whole group but is no member is left out. The test computes
-- membership from the rules and the features, not from the clauses.
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

split_words as (

    {{ split_rows('rules', 'words', 'wanted_word', separator='|') }}

),

-- One row per word, where the model searches in a text: two ways to the same members.
words_met as (

    select distinct
        feature_values.customer_id,
        split_words.segment_id,
        split_words.clause_group,
        split_words.feature,
        split_words.operator
    from split_words
    inner join feature_values
        on
            split_words.feature = feature_values.feature
            and {{ compared_word('split_words.wanted_word') }}
            = {{ compared_word('feature_values.feature_word') }}

),

rules_met as (

    select
        feature_values.customer_id,
        rules.segment_id,
        rules.clause_group
    from rules
    inner join feature_values on rules.feature = feature_values.feature
    left join words_met
        on
            feature_values.customer_id = words_met.customer_id
            and rules.segment_id = words_met.segment_id
            and rules.clause_group = words_met.clause_group
            and rules.feature = words_met.feature
            and rules.operator = words_met.operator
    where
        (rules.operator = '>=' and feature_values.feature_value >= rules.threshold)
        or (rules.operator = '<=' and feature_values.feature_value <= rules.threshold)
        or (rules.operator = '>' and feature_values.feature_value > rules.threshold)
        or (rules.operator = '<' and feature_values.feature_value < rules.threshold)
        or (rules.operator = '=' and feature_values.feature_value = rules.threshold)
        or (rules.operator in ('is', 'in') and words_met.customer_id is not null)
        or (rules.operator = 'is_not' and words_met.customer_id is null)

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
