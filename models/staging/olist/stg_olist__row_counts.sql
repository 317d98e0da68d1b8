with

row_counts as (

    {{ row_counts('olist') }}

)

select * from row_counts
