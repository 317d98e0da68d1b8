with

row_counts as (

    {{ row_counts('jd_actions') }}

)

select * from row_counts
