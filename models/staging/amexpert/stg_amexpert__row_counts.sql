with

row_counts as (

    {{ row_counts('amexpert') }}

)

select * from row_counts
