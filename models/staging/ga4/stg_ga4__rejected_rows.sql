with

rejected_rows as (

    select * from {{ ref('base_ga4__rejected_rows') }}

)

select * from rejected_rows
