-- The records that evidence joins must be exactly the records of one customer. Otherwise the ledger
-- gives one person two ids, or two people one.
with

records as (

    select * from {{ ref('int_matches__records') }}

),

connected as (

    select * from {{ ref('int_records__resolved') }}

),

pairs as (

    select
        records.component_key,
        connected.customer_id
    from records
    left join connected on records.record_key = connected.record_key
    group by records.component_key, connected.customer_id

),

split_components as (

    select cast(component_key as string) as offender
    from pairs
    group by component_key
    having count(*) > 1

),

shared_customers as (

    select customer_id as offender
    from pairs
    group by customer_id
    having count(*) > 1

),

offenders as (

    select * from split_components

    union all

    select * from shared_customers

)

select * from offenders
