with

rejected_rows as (

    select * from {{ ref('base_shopify__rejected_rows') }}

)

select * from rejected_rows
