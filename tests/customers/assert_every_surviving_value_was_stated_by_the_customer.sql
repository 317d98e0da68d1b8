-- A value from a record of another customer would show another person's data on this portrait; a
-- value without provenance cannot be traced at all.
with

winners as (

    select * from {{ ref('int_customers__attribute_values') }}
    where survivorship_rank = 1

),

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

offenders as (

    select
        winners.customer_id,
        winners.attribute,
        winners.source_record_id
    from winners
    left join bridge
        on
            winners.source_record_id = bridge.source_record_id
            and winners.customer_id = bridge.customer_id
    where bridge.source_record_id is null

)

select * from offenders
