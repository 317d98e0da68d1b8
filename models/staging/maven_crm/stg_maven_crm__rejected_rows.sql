with

rejected_rows as (

    {{ rejected_rows('maven_crm') }}

)

select * from rejected_rows
