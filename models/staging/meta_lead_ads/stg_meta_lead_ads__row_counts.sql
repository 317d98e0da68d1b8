with

row_counts as (

    {{ row_counts('meta_lead_ads') }}

)

select * from row_counts
