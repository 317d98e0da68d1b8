with
counted as (select * from {{ ref('int_ledger__id_sizes') }}),

moved as (select * from {{ ref('int_ledger__id_moves') }}),

-- The id is no longer in use, and most of its records went to one other customer.
absorbed as (
    select
        moved.*,
        counted.record_count_before
    from moved
    inner join counted
        on
            moved.previous_customer_id = counted.customer_id
            and moved.run_number = counted.run_number
    where counted.record_count = 0 and moved.move_rank = 1
),

-- Some records of a new id belonged to another customer before.
split_off as (
    select
        run_number,
        customer_id,
        coalesce(max(steward_decision), 'evidence') as reason
    from moved
    group by run_number, customer_id
),

events as (
    select
        counted.run_number,
        counted.as_of_at,
        case when counted.change_number = 1 then 'created' else 'revived' end as identity_event,
        counted.customer_id,
        cast(null as string) as other_customer_id,
        counted.record_count,
        case
            when counted.change_number > 1 then 'records_returned'
            else coalesce(split_off.reason, 'new_records')
        end as reason
    from counted
    left join split_off
        on
            counted.customer_id = split_off.customer_id
            and counted.run_number = split_off.run_number
    where counted.record_count_before = 0 and counted.record_count > 0

    union all

    select
        counted.run_number,
        counted.as_of_at,
        'retired' as identity_event,
        counted.customer_id,
        cast(null as string) as other_customer_id,
        counted.record_count_before as record_count,
        'records_gone' as reason
    from counted
    left join absorbed
        on
            counted.customer_id = absorbed.previous_customer_id
            and counted.run_number = absorbed.run_number
    where
        counted.record_count_before > 0
        and counted.record_count = 0
        and absorbed.run_number is null

    union all

    select
        run_number,
        as_of_at,
        'absorbed' as identity_event,
        previous_customer_id as customer_id,
        customer_id as other_customer_id,
        record_count,
        coalesce(steward_decision, 'evidence') as reason
    from absorbed

    union all

    select
        run_number,
        as_of_at,
        'merged' as identity_event,
        customer_id,
        previous_customer_id as other_customer_id,
        record_count,
        coalesce(steward_decision, 'evidence') as reason
    from absorbed

    union all

    select
        moved.run_number,
        moved.as_of_at,
        'split' as identity_event,
        moved.previous_customer_id as customer_id,
        moved.customer_id as other_customer_id,
        moved.record_count,
        coalesce(moved.steward_decision, 'evidence') as reason
    from moved
    left join absorbed
        on
            moved.run_number = absorbed.run_number
            and moved.previous_customer_id = absorbed.previous_customer_id
            and moved.customer_id = absorbed.customer_id
    where absorbed.run_number is null
),

identity_events as (
    select
        run_number,
        as_of_at,
        identity_event,
        customer_id,
        other_customer_id,
        cast(record_count as integer) as record_count,
        reason
    from events
)

select * from identity_events
