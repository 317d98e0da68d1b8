with
records as (select * from {{ ref('int_matches__records') }}),

assignments as (
    {{ newest_assignments(ref('int_ledger__assignments')) }}
),

records_connected as (
    select
        records.channel,
        records.source_record_id,
        records.record_key,
        records.is_linked,
        assignments.customer_id
    from records
    left join assignments
        on records.record_key = assignments.record_key and assignments.is_present
)

select * from records_connected
