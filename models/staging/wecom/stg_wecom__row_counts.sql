with

row_counts as (

    {{ row_counts('wecom') }}

)

select * from row_counts
