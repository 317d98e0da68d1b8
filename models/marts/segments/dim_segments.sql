with
segments as (select * from {{ ref('segments') }}),

members as (select * from {{ ref('fct_segment_members') }}),

customers as (select count(*) as customer_count from {{ ref('dim_customers') }}),

member_counts as (
    select
        segment_id,
        count(*) as member_count,
        count(*) filter (where is_primary) as primary_member_count
    from members
    group by segment_id
),

segments_counted as (
    select
        segments.segment_id,
        segments.segment_name,
        segments.priority,
        segments.description,
        segments.strategy,
        coalesce(member_counts.member_count, 0) as member_count,
        coalesce(member_counts.primary_member_count, 0) as primary_member_count,
        coalesce(member_counts.member_count, 0) / nullif(customers.customer_count, 0)
            as member_share
    from segments
    left join member_counts on segments.segment_id = member_counts.segment_id
    cross join customers
)

select * from segments_counted
