with

rejected_rows as (

    {{ rejected_rows('amexpert') }}

)

select * from rejected_rows
