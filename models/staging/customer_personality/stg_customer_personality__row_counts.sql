with

row_counts as (

    {{ row_counts('customer_personality') }}

)

select * from row_counts
