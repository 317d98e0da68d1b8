with

row_counts as (

    {{ row_counts('linkedin_ads') }}

)

select * from row_counts
