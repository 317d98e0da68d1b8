with

rejected_rows as (

    {{ rejected_rows('jd_actions') }}

)

select * from rejected_rows
