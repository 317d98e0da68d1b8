with

rejected_rows as (

    select * from {{ ref('base_olist__rejected_rows') }}

)

select * from rejected_rows
