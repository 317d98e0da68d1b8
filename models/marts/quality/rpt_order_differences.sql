with
orders as (select * from {{ ref('int_orders__compared') }}),

differences as (
    {{ found_differences('orders') }}
)

select * from differences
