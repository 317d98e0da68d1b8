with

rejected_rows as (

    {{ rejected_rows('hillstrom') }}

)

select * from rejected_rows
