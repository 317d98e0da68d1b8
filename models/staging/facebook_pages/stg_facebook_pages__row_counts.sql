with

row_counts as (

    {{ row_counts('facebook_pages') }}

)

select * from row_counts
