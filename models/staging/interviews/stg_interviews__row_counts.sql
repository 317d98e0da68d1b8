with

row_counts as (

    {{ row_counts('interviews') }}

)

select * from row_counts
