with

row_counts as (

    {{ row_counts('loyalty') }}

)

select * from row_counts
