with

row_counts as (

    {{ row_counts('salesforce') }}

)

select * from row_counts
