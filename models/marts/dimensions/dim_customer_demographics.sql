with
demographics as (select * from {{ ref('int_customers__demographics') }})

select * from demographics
