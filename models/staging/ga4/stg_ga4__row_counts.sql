with

row_counts as (

    {{ row_counts('ga4') }}

)

select * from row_counts
