with

rejected_rows as (

    {{ rejected_rows('loyalty') }}

)

select * from rejected_rows
