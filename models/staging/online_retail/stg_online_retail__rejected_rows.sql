with

rejected_rows as (

    select * from {{ ref('base_online_retail__rejected_rows') }}

)

select * from rejected_rows
