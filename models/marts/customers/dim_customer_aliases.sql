with
ledger as (select * from {{ ref('int_ledger__assignments') }}),

current_assignments as (
    {{ newest_assignments(ref('int_ledger__assignments')) }}
),

issued as (
    select
        customer_id,
        min(run_number) as issued_in_run,
        min(as_of_at) as issued_as_of_at
    from ledger
    group by customer_id
),

-- A retired id keeps its deleted records; an absorbed id has none.
holders as (
    select
        customer_id,
        count(*) filter (where is_present) as present_records
    from current_assignments
    group by customer_id
),

departures as (
    select
        record_key,
        run_number,
        previous_customer_id,
        max(run_number) over (partition by previous_customer_id) as last_run_number
    from ledger
    where previous_customer_id <> customer_id
),

-- Current customer of the records that an id held last: one join, however often they moved since.
destinations as (
    select
        departures.previous_customer_id,
        current_assignments.customer_id,
        count(*) filter (where current_assignments.is_present) as present_records,
        count(*) as record_count
    from departures
    inner join current_assignments on departures.record_key = current_assignments.record_key
    where departures.run_number = departures.last_run_number
    group by departures.previous_customer_id, current_assignments.customer_id
),

ranked as (
    select
        destinations.previous_customer_id,
        destinations.customer_id,
        row_number() over (
            partition by destinations.previous_customer_id
            order by
                destinations.present_records desc,
                destinations.record_count desc,
                issued.issued_in_run asc,
                destinations.customer_id asc
        ) as destination_rank
    from destinations
    inner join holders on destinations.customer_id = holders.customer_id
    inner join issued on destinations.customer_id = issued.customer_id
    where holders.present_records > 0
),

aliases as (
    select
        issued.customer_id,
        issued.issued_in_run,
        issued.issued_as_of_at,
        case
            when holders.present_records > 0 then issued.customer_id
            when holders.customer_id is null then ranked.customer_id
        end as merged_into
    from issued
    left join holders on issued.customer_id = holders.customer_id
    left join ranked
        on issued.customer_id = ranked.previous_customer_id and ranked.destination_rank = 1
),

customer_aliases as (
    select
        customer_id,
        merged_into,
        issued_in_run,
        issued_as_of_at,
        case
            when merged_into = customer_id then 'live'
            when merged_into is not null then 'merged'
            else 'retired'
        end as identity_status
    from aliases
)

select * from customer_aliases
