with

row_counts as (

    {{ row_counts('hubspot') }}

)

select * from row_counts
