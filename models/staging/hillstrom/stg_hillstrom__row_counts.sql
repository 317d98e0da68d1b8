with

row_counts as (

    {{ row_counts('hillstrom') }}

)

select * from row_counts
