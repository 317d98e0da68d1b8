{{ config(materialized='view') }}

with

nodes as (

    select * from {{ ref('int_components__nodes') }}

),

repaired as (

    select * from {{ ref('int_conflicts__cuts') }}

),

parted as (

    select * from {{ ref('int_cannot_links__pieces') }}

),

nodes_grouped as (

    select
        nodes.node_key,
        nodes.component_key,
        coalesce(parted.seed_key, repaired.group_key, nodes.component_key) as group_key,
        case
            when parted.node_key is not null then 'cannot_link'
            else repaired.conflict_reason
        end as conflict_reason
    from nodes
    left join repaired on nodes.node_key = repaired.node_key
    left join parted on nodes.node_key = parted.node_key

)

select * from nodes_grouped
