with

rejected_rows as (

    {{ rejected_rows('sfo_survey') }}

)

select * from rejected_rows
