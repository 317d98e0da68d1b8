with

rejected_rows as (

    select * from {{ ref('base_klaviyo__rejected_rows') }}

)

select * from rejected_rows
