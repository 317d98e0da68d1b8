with

accounts as (

    select * from {{ ref('int_accounts__unioned') }}

)

select * from accounts
