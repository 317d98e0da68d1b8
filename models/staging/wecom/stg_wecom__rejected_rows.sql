with

rejected_rows as (

    {{ rejected_rows('wecom') }}

)

select * from rejected_rows
