{{ config(materialized='view') }}

with

records as (

    select * from {{ ref('int_records__grouped') }}

),

records_matched as (

    select
        channel,
        source_record_id,
        record_key,
        is_linked,
        group_key as component_key
    from records

)

select * from records_matched
