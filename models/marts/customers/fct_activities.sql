with

activities as (

    select * from {{ ref('int_activities__unioned') }}

)

select * from activities
