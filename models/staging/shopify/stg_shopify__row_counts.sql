with

row_counts as (

    {{ row_counts('shopify') }}

)

select * from row_counts
