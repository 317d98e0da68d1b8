with

rejected_rows as (

    {{ rejected_rows('facebook_pages') }}

)

select * from rejected_rows
