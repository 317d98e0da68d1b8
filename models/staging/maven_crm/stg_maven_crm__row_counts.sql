with

row_counts as (

    {{ row_counts('maven_crm') }}

)

select * from row_counts
