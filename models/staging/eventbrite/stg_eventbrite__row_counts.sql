with

row_counts as (

    {{ row_counts('eventbrite') }}

)

select * from row_counts
