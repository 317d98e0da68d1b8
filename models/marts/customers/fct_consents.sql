with

consents as (

    select * from {{ ref('int_consents__unioned') }}

)

select * from consents
