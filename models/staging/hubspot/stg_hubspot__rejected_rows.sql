with

rejected_rows as (

    {{ rejected_rows('hubspot') }}

)

select * from rejected_rows
