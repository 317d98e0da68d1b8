with

rejected_rows as (

    select * from {{ ref('base_hubspot__rejected_rows') }}

)

select * from rejected_rows
