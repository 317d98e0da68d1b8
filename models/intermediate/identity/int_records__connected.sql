with

records as (

    select * from {{ ref('int_records__matched') }}

),

first_records as (

    select
        component_key,
        min(source_record_id) as first_record_id
    from records
    group by component_key

),

records_connected as (

    select
        records.channel,
        records.source_record_id,
        records.record_key,
        records.is_linked,
        'c_' || substr(md5(first_records.first_record_id), 1, 16) as customer_id
    from records
    inner join first_records on records.component_key = first_records.component_key

)

select * from records_connected
