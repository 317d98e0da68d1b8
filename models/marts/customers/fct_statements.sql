with

statements as (

    select * from {{ ref('int_statements__unioned') }}

)

select * from statements
