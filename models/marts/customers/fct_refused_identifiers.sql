with
identifiers as (select * from {{ ref('int_identifiers__classified') }}),

links as (select * from {{ ref('int_links__evidence') }}),

nodes as (select * from {{ ref('int_clusters__nodes') }}),

held_back as (
    select
        channel,
        source_record_id,
        identifier_key,
        identifier_type,
        coalesce(refusal_reason, narrowing_reason) as refusal_reason,
        is_name_scoped,
        false as is_cut,
        first_seen_at,
        last_seen_at
    from identifiers
    where not is_trusted or is_name_scoped
),

cut as (
    select
        links.channel,
        links.source_record_id,
        links.identifier_key,
        links.identifier_type,
        coalesce(record_nodes.conflict_reason, identifier_nodes.conflict_reason) as refusal_reason,
        links.link_kind = 'name_scoped_identifier' as is_name_scoped,
        true as is_cut,
        links.first_seen_at,
        links.last_seen_at
    from links
    inner join nodes as record_nodes on links.record_key = record_nodes.node_key
    inner join nodes as identifier_nodes on links.identifier_key = identifier_nodes.node_key
    where
        record_nodes.group_key <> identifier_nodes.group_key
        and links.link_kind <> 'left_behind'
),

left_behind as (
    select
        channel,
        source_record_id,
        identifier_key,
        identifier_type,
        'unmerge' as refusal_reason,
        false as is_name_scoped,
        true as is_cut,
        first_seen_at,
        last_seen_at
    from links
    where link_kind = 'left_behind'
),

refused_identifiers as (
    select * from held_back

    union all

    select * from cut

    union all

    select * from left_behind
)

select * from refused_identifiers
