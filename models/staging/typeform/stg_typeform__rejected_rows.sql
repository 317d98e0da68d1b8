with

rejected_rows as (

    {{ rejected_rows('typeform') }}

)

select * from rejected_rows
