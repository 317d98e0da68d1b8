with

rejected_rows as (

    {{ rejected_rows('shopify') }}

)

select * from rejected_rows
