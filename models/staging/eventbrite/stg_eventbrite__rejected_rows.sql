with

rejected_rows as (

    {{ rejected_rows('eventbrite') }}

)

select * from rejected_rows
