with

rejected_rows as (

    {{ rejected_rows('customer_personality') }}

)

select * from rejected_rows
