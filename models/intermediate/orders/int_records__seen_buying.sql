with
activities as (select * from {{ ref('int_activities__unioned') }}),

purchase_activities as (select * from {{ ref('purchase_activities') }}),

-- A tool that measures visits or sends messages sees that somebody bought, not what was ordered:
-- the orders themselves stand in the shop, under whatever name was given there.
records as (
    select distinct
        activities.channel,
        activities.source_record_id
    from activities
    inner join purchase_activities on activities.activity = purchase_activities.activity
    where not {{ hands_over_orders('activities.channel') }}
)

select * from records
