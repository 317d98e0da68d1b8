with

rejected_rows as (

    {{ rejected_rows('salesforce') }}

)

select * from rejected_rows
