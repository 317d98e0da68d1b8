with
components as (select * from {{ ref('int_components__nodes') }}),

cuts as (select * from {{ ref('int_conflicts__cuts') }}),

records as (select record_key from {{ ref('int_records__name_keys') }}),

-- A steward's cannot_link splits what is still together after the cuts.
pieces as (
    {{ cannot_link_pieces(
        nodes=ref('int_components__nodes'),
        cuts=ref('int_conflicts__cuts'),
        links=ref('int_links__evidence'),
        records=ref('int_records__name_keys'),
        cannot_link=ref('cannot_link')
    ) }}
),

linked_nodes as (
    select
        components.node_key,
        components.component_key,
        coalesce(pieces.seed_key, cuts.group_key, components.component_key) as group_key,
        case
            when pieces.node_key is not null then 'cannot_link'
            else cuts.conflict_reason
        end as conflict_reason,
        true as is_linked
    from components
    left join cuts on components.node_key = cuts.node_key
    left join pieces on components.node_key = pieces.node_key
),

-- A record without any trusted identifier is a cluster of its own.
lone_records as (
    select
        records.record_key as node_key,
        records.record_key as component_key,
        records.record_key as group_key,
        cast(null as string) as conflict_reason,
        false as is_linked
    from records
    left join components on records.record_key = components.node_key
    where components.node_key is null
),

nodes as (
    select * from linked_nodes

    union all

    select * from lone_records
)

select * from nodes
