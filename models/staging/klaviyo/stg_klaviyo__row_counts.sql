with

row_counts as (

    {{ row_counts('klaviyo') }}

)

select * from row_counts
