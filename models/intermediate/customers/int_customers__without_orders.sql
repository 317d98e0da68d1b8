with
connected as (select * from {{ ref('int_records__resolved') }}),

orders as (select * from {{ ref('int_orders__summed') }}),

activities as (select * from {{ ref('int_activities__unioned') }}),

purchase_activities as (select * from {{ ref('purchase_activities') }}),

-- A tool that measures visits or sends messages sees that somebody bought, not what was ordered:
-- the order itself stands in the shop, perhaps under another name.
seen_buying as (
    select distinct
        activities.channel,
        activities.source_record_id
    from activities
    inner join purchase_activities on activities.activity = purchase_activities.activity
    where not {{ hands_over_orders('activities.channel') }}
),

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
