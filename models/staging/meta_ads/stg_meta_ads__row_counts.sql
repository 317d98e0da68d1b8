with

row_counts as (

    {{ row_counts('meta_ads') }}

)

select * from row_counts
