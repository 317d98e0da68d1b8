with

rejected_rows as (

    {{ rejected_rows('ga4') }}

)

select * from rejected_rows
