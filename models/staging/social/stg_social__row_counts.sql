with

row_counts as (

    {{ row_counts('social') }}

)

select * from row_counts
