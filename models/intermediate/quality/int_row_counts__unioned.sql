with

row_counts as (

    {{ union_channels('row_counts') }}

)

select * from row_counts
