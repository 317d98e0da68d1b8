with
connected as (select * from {{ ref('int_records__resolved') }}),

records as (
    select
        source_record_id,
        customer_id,
        channel,
        is_linked
    from connected
)

select * from records
