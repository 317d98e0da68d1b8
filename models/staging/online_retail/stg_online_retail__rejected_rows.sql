with

rejected_rows as (

    {{ rejected_rows('online_retail') }}

)

select * from rejected_rows
