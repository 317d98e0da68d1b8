with

row_counts as (

    {{ row_counts('online_retail') }}

)

select * from row_counts
