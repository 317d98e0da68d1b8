with

records_placed as (

    {{ newest_assignments(ref('int_records__assigned')) }}

)

select * from records_placed
