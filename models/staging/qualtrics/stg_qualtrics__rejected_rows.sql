with

rejected_rows as (

    {{ rejected_rows('qualtrics') }}

)

select * from rejected_rows
