-- A value from a record of another customer would show another person's data on this portrait; a
-- value without provenance cannot be traced at all.
with

provenance as (

    select * from {{ ref('int_customers__attribute_provenance') }}

),

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

offenders as (

    select
        provenance.customer_id,
        provenance.attribute,
        provenance.source_record_id
    from provenance
    left join bridge
        on
            provenance.source_record_id = bridge.source_record_id
            and provenance.customer_id = bridge.customer_id
    where bridge.source_record_id is null

)

select * from offenders
