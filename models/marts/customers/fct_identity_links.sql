with
links as (select * from {{ ref('int_links__evidence') }} where link_kind <> 'left_behind'),

nodes as (select * from {{ ref('int_clusters__nodes') }}),

bridges as (select * from {{ ref('int_identifier_values__bridging') }}),

identity_links as (
    select
        links.channel,
        links.source_record_id,
        links.identifier_key,
        links.identifier_type,
        links.link_kind,
        links.first_seen_at,
        links.last_seen_at,
        cast(links.strength as integer) as strength,
        bridges.identifier_key is not null as is_weak_bridge
    from links
    inner join nodes as record_nodes on links.record_key = record_nodes.node_key
    inner join nodes as identifier_nodes
        on
            links.identifier_key = identifier_nodes.node_key
            and record_nodes.group_key = identifier_nodes.group_key
    left join bridges on links.identifier_key = bridges.identifier_key
)

select * from identity_links
