with

rejected_rows as (

    {{ rejected_rows('square') }}

)

select * from rejected_rows
