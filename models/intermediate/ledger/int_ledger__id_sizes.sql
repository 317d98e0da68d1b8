with
ledger as (select * from {{ ref('int_ledger__assignments') }}),

arrivals_and_departures as (
    select
        customer_id,
        run_number,
        as_of_at,
        case when is_present then 1 else 0 end as gained,
        0 as lost
    from ledger

    union all

    select
        previous_customer_id as customer_id,
        run_number,
        as_of_at,
        0 as gained,
        1 as lost
    from ledger
    where was_present
),

changes as (
    select
        customer_id,
        run_number,
        as_of_at,
        sum(gained) - sum(lost) as record_change
    from arrivals_and_departures
    group by customer_id, run_number, as_of_at
),

counted as (
    select
        *,
        sum(record_change) over (
            partition by customer_id order by run_number
            rows between unbounded preceding and current row
        ) as record_count,
        row_number() over (partition by customer_id order by run_number asc) as change_number
    from changes
),

customer_ids_counted as (
    select
        customer_id,
        run_number,
        as_of_at,
        record_count,
        change_number,
        record_count - record_change as record_count_before
    from counted
)

select * from customer_ids_counted
