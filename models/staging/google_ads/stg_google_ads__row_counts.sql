with

row_counts as (

    {{ row_counts('google_ads') }}

)

select * from row_counts
