-- A steward's decision has no effect: two records of a must_link are two customers, two records of
-- a cannot_link are one, or an unmerged record is still with others. Two decisions that contradict
-- each other fail too.
with

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

must_link as (

    select * from {{ ref('must_link') }}

),

cannot_link as (

    select * from {{ ref('cannot_link') }}

),

unmerge as (

    select * from {{ ref('unmerge') }}

),

split_customers as (

    select
        bridge.customer_id,
        bridge.source_record_id,
        unmerge.split_group
    from bridge
    inner join unmerge on bridge.source_record_id = unmerge.source_record_id

),

offenders as (

    select
        'must_link' as broken_rule,
        must_link.left_record_id as source_record_id,
        must_link.right_record_id as other_record_id
    from must_link
    inner join bridge as left_bridge on must_link.left_record_id = left_bridge.source_record_id
    inner join bridge as right_bridge on must_link.right_record_id = right_bridge.source_record_id
    where left_bridge.customer_id <> right_bridge.customer_id

    union all

    select
        'cannot_link' as broken_rule,
        cannot_link.left_record_id as source_record_id,
        cannot_link.right_record_id as other_record_id
    from cannot_link
    inner join bridge as left_bridge on cannot_link.left_record_id = left_bridge.source_record_id
    inner join bridge as right_bridge on cannot_link.right_record_id = right_bridge.source_record_id
    where left_bridge.customer_id = right_bridge.customer_id

    union all

    select
        'unmerge' as broken_rule,
        split_customers.source_record_id,
        bridge.source_record_id as other_record_id
    from split_customers
    inner join bridge on split_customers.customer_id = bridge.customer_id
    left join unmerge on bridge.source_record_id = unmerge.source_record_id
    where unmerge.split_group is null or unmerge.split_group <> split_customers.split_group

    union all

    select
        'unmerge' as broken_rule,
        left_split.source_record_id,
        right_split.source_record_id as other_record_id
    from split_customers as left_split
    inner join split_customers as right_split
        on
            left_split.split_group = right_split.split_group
            and left_split.source_record_id < right_split.source_record_id
    where left_split.customer_id <> right_split.customer_id

)

select * from offenders
