with

rejected_rows as (

    {{ rejected_rows('social') }}

)

select * from rejected_rows
