-- The orders and activities of a record without a customer are silently missing from every total;
-- those of a record with two customers count twice.
with

records as (

    select source_record_id from {{ ref('int_profiles__unioned') }}

),

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

customers_of_records as (

    select
        coalesce(records.source_record_id, bridge.source_record_id) as source_record_id,
        count(records.source_record_id) as row_count,
        count(distinct bridge.customer_id) as customer_count
    from records
    full outer join bridge on records.source_record_id = bridge.source_record_id
    group by coalesce(records.source_record_id, bridge.source_record_id)

),

offenders as (

    select *
    from customers_of_records
    where row_count <> 1 or customer_count <> 1

)

select * from offenders
