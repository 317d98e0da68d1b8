with
segments as (select * from {{ ref('segments') }}),

segment_rules as (select * from {{ ref('segment_rules') }}),

clauses as (select * from {{ ref('fct_segment_clauses') }}),

group_sizes as (
    select
        segment_id,
        clause_group,
        count(*) as clauses_needed
    from segment_rules
    group by segment_id, clause_group
),

clauses_met as (
    select
        customer_id,
        segment_id,
        clause_group,
        count(*) as clauses_passed
    from clauses
    where is_met
    group by customer_id, segment_id, clause_group
),

-- A member meets every clause of at least one group.
memberships as (
    select
        clauses_met.customer_id,
        clauses_met.segment_id,
        min(clauses_met.clause_group) as clause_group,
        count(*) as groups_met
    from clauses_met
    inner join group_sizes
        on
            clauses_met.segment_id = group_sizes.segment_id
            and clauses_met.clause_group = group_sizes.clause_group
            and clauses_met.clauses_passed = group_sizes.clauses_needed
    group by clauses_met.customer_id, clauses_met.segment_id
),

members as (
    select
        memberships.customer_id,
        memberships.segment_id,
        segments.segment_name,
        memberships.clause_group,
        cast(memberships.groups_met as integer) as groups_met,
        row_number() over (
            partition by memberships.customer_id
            order by segments.priority asc, memberships.segment_id asc
        ) = 1 as is_primary
    from memberships
    inner join segments on memberships.segment_id = segments.segment_id
)

select * from members
