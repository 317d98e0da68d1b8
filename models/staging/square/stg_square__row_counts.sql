with

row_counts as (

    {{ row_counts('square') }}

)

select * from row_counts
