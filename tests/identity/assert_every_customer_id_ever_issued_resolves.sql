-- Every id ever issued must resolve to a customer, and the id of a current customer to itself.
-- Otherwise a list of ids that is kept in another system would address strangers.
with

ledger as (

    select * from {{ ref('int_ledger__assignments') }}

),

customers as (

    select * from {{ ref('dim_customers') }}

),

aliases as (

    select * from {{ ref('dim_customer_aliases') }}

),

written_down as (

    select customer_id from ledger

    union

    select previous_customer_id as customer_id
    from ledger
    where previous_customer_id is not null

),

unknown_ids as (

    select written_down.customer_id
    from written_down
    left join aliases on written_down.customer_id = aliases.customer_id
    where aliases.customer_id is null

),

strayed_customers as (

    select customers.customer_id
    from customers
    left join aliases on customers.customer_id = aliases.customer_id
    where aliases.merged_into is distinct from customers.customer_id

),

offenders as (

    select * from unknown_ids

    union all

    select * from strayed_customers

)

select * from offenders
