with
records as (select * from {{ ref('int_matches__records') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

steward_decisions as (select * from {{ ref('int_ledger__steward_decisions') }}),

held as (
    {{ assignments_before() }}
),

issued as (
    {{ customer_ids_before() }}
),

newest_run as (select max(run_number) as run_number from held),

this_run as (
    select
        as_of.as_of_at,
        cast(coalesce(newest_run.run_number, 0) + 1 as integer) as run_number
    from as_of
    cross join newest_run
),

laid_over as (
    select
        records.component_key,
        held.customer_id,
        coalesce(records.record_key, held.record_key) as record_key,
        coalesce(records.source_record_id, held.source_record_id) as source_record_id,
        coalesce(held.is_present, false) as was_present
    from records
    full outer join held on records.record_key = held.record_key
),

overlapping as (
    select
        component_key,
        customer_id,
        count(*) filter (where was_present) as present_records,
        count(*) as shared_records,
        min(source_record_id) as first_record_id
    from laid_over
    where component_key is not null and customer_id is not null
    group by component_key, customer_id
),

-- A record that comes back counts for its earlier customer, but only after the records that were
-- present all the time.
claims as (
    select
        overlapping.*,
        row_number() over (
            partition by overlapping.component_key
            order by
                overlapping.present_records desc,
                overlapping.shared_records desc,
                issued.issued_in_run asc,
                overlapping.customer_id asc
        ) as claim_rank
    from overlapping
    inner join issued on overlapping.customer_id = issued.customer_id
),

heirs as (
    select
        component_key,
        customer_id,
        row_number() over (
            partition by customer_id
            order by present_records desc, shared_records desc, first_record_id asc
        ) as heir_rank
    from claims
    where claim_rank = 1
),

components as (
    select
        component_key,
        min(source_record_id) as first_record_id
    from records
    group by component_key
),

-- An id is never issued twice: a stored copy of the old id would lead to another person.
named as (
    select
        components.component_key,
        case
            when heirs.customer_id is not null then heirs.customer_id
            when issued.customer_id is null then {{ new_customer_id('components.first_record_id') }}
            else {{ new_customer_id(
                "components.first_record_id || '|' || cast(this_run.run_number as string)"
            ) }}
        end as customer_id
    from components
    cross join this_run
    left join heirs on components.component_key = heirs.component_key and heirs.heir_rank = 1
    left join issued
        on {{ new_customer_id('components.first_record_id') }} = issued.customer_id
),

-- Absent records follow the records they shared a customer with, so that their id resolves.
successors as (
    select
        overlapping.customer_id,
        named.customer_id as successor_id,
        row_number() over (
            partition by overlapping.customer_id
            order by
                case when named.customer_id = overlapping.customer_id then 0 else 1 end asc,
                overlapping.present_records desc,
                overlapping.shared_records desc,
                overlapping.first_record_id asc
        ) as successor_rank
    from overlapping
    inner join named on overlapping.component_key = named.component_key
),

assigned as (
    select
        laid_over.record_key,
        laid_over.source_record_id,
        laid_over.customer_id as previous_customer_id,
        laid_over.was_present,
        coalesce(named.customer_id, successors.successor_id, laid_over.customer_id)
            as customer_id,
        laid_over.component_key is not null as is_present
    from laid_over
    left join named on laid_over.component_key = named.component_key
    left join successors
        on
            laid_over.component_key is null
            and laid_over.customer_id = successors.customer_id
            and successors.successor_rank = 1
),

changes as (
    select
        this_run.run_number,
        this_run.as_of_at,
        assigned.record_key,
        assigned.source_record_id,
        assigned.customer_id,
        assigned.previous_customer_id,
        assigned.is_present,
        assigned.was_present,
        steward_decisions.steward_decision
    from assigned
    cross join this_run
    left join steward_decisions
        on assigned.source_record_id = steward_decisions.source_record_id
    where
        assigned.customer_id is distinct from assigned.previous_customer_id
        or assigned.is_present <> assigned.was_present
)

select * from changes
