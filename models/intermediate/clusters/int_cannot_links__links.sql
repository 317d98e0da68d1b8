with

links as (

    select * from {{ ref('int_links__evidence') }}

),

nodes as (

    select * from {{ ref('int_components__nodes') }}

),

repaired as (

    select * from {{ ref('int_conflicts__cuts') }}

),

records as (

    select * from {{ ref('int_records__name_keys') }}

),

cannot_link as (

    select * from {{ ref('cannot_link') }}

),

groups_of_nodes as (

    select
        nodes.node_key,
        coalesce(repaired.group_key, nodes.component_key) as group_key
    from nodes
    left join repaired on nodes.node_key = repaired.node_key

),

-- Groups in which two records meet that a steward has told apart.
contested_groups as (

    select distinct left_groups.group_key
    from cannot_link
    inner join records as left_records
        on cannot_link.left_record_id = left_records.source_record_id
    inner join records as right_records
        on cannot_link.right_record_id = right_records.source_record_id
    inner join groups_of_nodes as left_groups
        on left_records.record_key = left_groups.node_key
    inner join groups_of_nodes as right_groups
        on
            right_records.record_key = right_groups.node_key
            and left_groups.group_key = right_groups.group_key

),

contested_links as (

    select
        record_groups.group_key,
        links.source_record_id,
        links.record_key,
        links.identifier_key,
        links.link_kind,
        links.strength
    from links
    inner join groups_of_nodes as record_groups on links.record_key = record_groups.node_key
    inner join groups_of_nodes as identifier_groups
        on
            links.identifier_key = identifier_groups.node_key
            and record_groups.group_key = identifier_groups.group_key
    inner join contested_groups on record_groups.group_key = contested_groups.group_key

)

select * from contested_links
