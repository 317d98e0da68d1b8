"""The SQL statements of the identity evaluation; their columns are the fields of its results."""

RECORD_COUNTS = """
select
    count(*) as records,
    count(*) filter (where person_id is null) as records_unknown_to_truth,
    count(distinct person_id) as people
from judged_records
"""

MISSING_RECORDS = """
select count(*) as true_records_missing
from true_records
anti join judged_records using (source_record_id)
"""

LARGEST_CUSTOMER = """
select coalesce(min_by(customer_id, (-records, customer_id)), '') as largest_customer_id
from (select customer_id, count(*) as records from judged_records group by customer_id)
"""

# Two partitions are equal exactly if the groups of each are as many as their overlaps.
LINKED_PARTITION = """
select
    count(distinct linked_component) as linked_components,
    count(distinct evidence_group) as evidence_groups,
    count(*) as overlaps
from (
    select evidence_group, linked_component
    from judged_records
    group by evidence_group, linked_component
)
"""

# Pairs are computed from group sizes, n(n - 1)/2: a list would be quadratic in the largest group.
TRUE_PAIRS = """
with sizes as (
    select
        grouping(reachable_component) = 0 as is_reachable,
        count(*) * (count(*) - 1) // 2 as pairs
    from judged_records
    where person_id is not null
    group by grouping sets ((person_id), (person_id, reachable_component))
)
select
    coalesce(sum(pairs) filter (where not is_reachable), 0)::bigint as true_pairs,
    coalesce(sum(pairs) filter (where is_reachable), 0)::bigint as reachable_pairs
from sizes
"""

FIGURES = (RECORD_COUNTS, MISSING_RECORDS, LARGEST_CUSTOMER, LINKED_PARTITION, TRUE_PAIRS)

PARTITION = """
with sizes as (
    select
        grouping(person_id) = 0 as by_person,
        grouping(reachable_component) = 0 as by_component,
        count(*) * (count(*) - 1) // 2 as pairs
    from judged_records
    where person_id is not null
    group by grouping sets (
        ({partition}), ({partition}, person_id), ({partition}, person_id, reachable_component)
    )
),
people_of_groups as (
    select
        {partition} as group_id,
        person_id,
        count(*) as records
    from judged_records
    where person_id is not null
    group by {partition}, person_id
),
group_sizes as (
    select
        sum(records) as records,
        sum(records) - max(records) as false_records
    from people_of_groups
    group by group_id
)
select
    (select count(distinct {partition}) from judged_records) as groups,
    (select coalesce(max(records), 0)::bigint from group_sizes) as largest_records,
    (select coalesce(max(false_records), 0)::bigint from group_sizes) as largest_false_records,
    coalesce(sum(pairs) filter (where not by_person), 0)::bigint as predicted_pairs,
    coalesce(sum(pairs) filter (where by_person and not by_component), 0)::bigint as agreed_pairs,
    coalesce(sum(pairs) filter (where by_component), 0)::bigint as reached_pairs
from sizes
"""

FALSE_GROUPS = """
with customers as (
    select
        count(distinct person_id) as people,
        count(*) as records
    from judged_records
    where person_id is not null
    group by customer_id
)
select
    people,
    count(*) as customers,
    sum(records)::bigint as records
from customers
where people > 1
group by people
order by people
"""
