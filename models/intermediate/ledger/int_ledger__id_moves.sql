with
ledger as (select * from {{ ref('int_ledger__assignments') }}),

-- Records that existed before and after the run and changed their customer.
moves as (
    select
        run_number,
        as_of_at,
        previous_customer_id,
        customer_id,
        count(*) as record_count,
        min(source_record_id) as first_record_id,
        max(steward_decision) as steward_decision
    from ledger
    where was_present and is_present and previous_customer_id <> customer_id
    group by run_number, as_of_at, previous_customer_id, customer_id
),

customer_ids_moved as (
    select
        *,
        row_number() over (
            partition by run_number, previous_customer_id
            order by record_count desc, first_record_id asc
        ) as move_rank
    from moves
)

select * from customer_ids_moved
