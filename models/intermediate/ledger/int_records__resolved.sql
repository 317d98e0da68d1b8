with

records as (

    select * from {{ ref('int_matches__records') }}

),

placed as (

    select * from {{ ref('int_ledger__current') }}
    where is_present

),

records_connected as (

    select
        records.channel,
        records.source_record_id,
        records.record_key,
        records.is_linked,
        placed.customer_id
    from records
    left join placed on records.record_key = placed.record_key

)

select * from records_connected
