with

rejected_rows as (

    select * from {{ ref('int_rejected_rows__unioned') }}

)

select * from rejected_rows
