-- Primary segments divide the customers into parts that add up. A customer with no primary segment
-- or with two would be left out of a campaign by primary segment, or contacted twice.
with

members as (

    select * from {{ ref('fct_segment_members') }}

),

segments as (

    select * from {{ ref('segments') }}

),

offenders as (

    select
        members.customer_id,
        count(*) filter (where members.is_primary) as primary_count,
        min(segments.priority) as best_priority,
        min(segments.priority) filter (where members.is_primary) as primary_priority
    from members
    inner join segments on members.segment_id = segments.segment_id
    group by members.customer_id
    having
        count(*) filter (where members.is_primary) <> 1
        or min(segments.priority)
        <> min(segments.priority) filter (where members.is_primary)

)

select * from offenders
