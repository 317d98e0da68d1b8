with

row_counts as (

    {{ row_counts('qualtrics') }}

)

select * from row_counts
