-- "Has never bought" must not be said of somebody with an order: a customer whose order lost its
-- lines, or has an amount that nobody can read, would be greeted as a stranger.
with

orders as (

    select * from {{ ref('fct_orders') }}
    where is_order

),

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

features as (

    select * from {{ ref('int_customers__features') }}
    where orders = 0

),

offenders as (

    select
        orders.channel,
        'an order of a customer with 0 orders' as problem,
        count(*) as order_count
    from orders
    inner join bridge on orders.source_record_id = bridge.source_record_id
    inner join features on bridge.customer_id = features.customer_id
    group by orders.channel

)

select * from offenders
