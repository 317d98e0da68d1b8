with

records_placed as (

    {{ newest_assignments(ref('int_ledger__assignments')) }}

)

select * from records_placed
