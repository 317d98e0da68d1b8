with

row_counts as (

    {{ row_counts('sfo_survey') }}

)

select * from row_counts
