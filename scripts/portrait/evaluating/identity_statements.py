"""The statements of the identity evaluation; their columns are the fields of IdentityResult."""

RECORD_COUNTS = """
select
    count(*) as records,
    count(*) filter (where person_id is null) as records_unknown_to_truth,
    count(distinct person_id) as people,
    count(distinct customer_id) as customers
from judged_records
"""

MISSING_RECORDS = """
select count(*) as true_records_missing
from true_records
anti join judged_records using (source_record_id)
"""

LARGEST_CUSTOMER = """
select
    coalesce(max(records), 0) as largest_customer_records,
    coalesce(min_by(customer_id, (-records, customer_id)), '') as largest_customer_id
from (select customer_id, count(*) as records from judged_records group by customer_id)
"""

# Two partitions are equal exactly when each has as many groups as they have overlaps.
PARTITION = """
select
    count(distinct component) as reference_components,
    count(*) as customers_in_reference
from (select customer_id, component from judged_records group by customer_id, component)
"""

# Pairs by group sizes, n(n - 1)/2: listing them would be quadratic in the largest group.
PAIRS = """
with sizes as (
    select
        grouping(customer_id) = 0 as by_customer,
        grouping(person_id) = 0 as by_person,
        grouping(component) = 0 as by_component,
        count(*) * (count(*) - 1) // 2 as pairs
    from judged_records
    where person_id is not null
    group by grouping sets (
        (customer_id), (person_id), (customer_id, person_id), (component, person_id),
        (customer_id, component, person_id)
    )
)
select
    coalesce(sum(pairs) filter (where by_customer and not by_person), 0)::bigint
        as predicted_pairs,
    coalesce(sum(pairs) filter (where by_person and not by_customer and not by_component), 0)
        ::bigint as true_pairs,
    coalesce(sum(pairs) filter (where by_customer and by_person and not by_component), 0)::bigint
        as agreed_pairs,
    coalesce(sum(pairs) filter (where by_component and not by_customer), 0)::bigint
        as reachable_pairs,
    coalesce(sum(pairs) filter (where by_component and by_customer), 0)::bigint as reached_pairs
from sizes
"""

FIGURES = (RECORD_COUNTS, MISSING_RECORDS, LARGEST_CUSTOMER, PARTITION, PAIRS)

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
