with

rejected_rows as (

    {{ rejected_rows('olist') }}

)

select * from rejected_rows
