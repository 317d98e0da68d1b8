with

row_counts as (

    {{ row_counts('typeform') }}

)

select * from row_counts
