with

rejected_rows as (

    {{ rejected_rows('interviews') }}

)

select * from rejected_rows
