with
connected as (select * from {{ ref('int_records__resolved') }}),

orders as (select * from {{ ref('int_orders__summed') }}),

seen_buying as (select * from {{ ref('int_records__seen_buying') }}),

watching_channels as (select distinct channel from seen_buying),

buyers as (
    select customer_id from orders
    union
    select connected.customer_id
    from connected
    inner join seen_buying on connected.source_record_id = seen_buying.source_record_id
),

-- Only a channel that would know of an order can tell that there is none: of everybody else it is
-- not known, and neither of somebody who was seen buying while the order itself was not found.
without_orders as (
    select distinct
        connected.customer_id,
        cast(0 as integer) as known_zero
    from connected
    left join watching_channels on connected.channel = watching_channels.channel
    left join buyers on connected.customer_id = buyers.customer_id
    where
        buyers.customer_id is null
        and (watching_channels.channel is not null or {{ hands_over_orders('connected.channel') }})
)

select * from without_orders
