with

row_counts as (

    {{ row_counts('zendesk') }}

)

select * from row_counts
