{#
    Split each cluster that contains both records of a steward's cannot_link: each node goes to the nearest of these
    records, and records with a must_link stay together.

    Reads `nodes(node_key, component_key)`, `cuts(node_key, group_key)` with the nodes that are in a smaller piece
    already, `links(source_record_id, record_key, identifier_key, link_kind, strength)`, `records(source_record_id,
    record_key)` and the steward's `cannot_link`; returns a query of (node_key, seed_key) over the nodes of the
    clusters that are split.

    Each step is a work table, as in connected_components(): the model must be stored as a table.
#}
{% macro cannot_link_pieces(nodes, cuts, links, records, cannot_link) -%}
    {%- do config(post_hook='{{ drop_cannot_link_tables() }}') -%}
    {%- if makes_work_tables() -%}
        {%- do create_work_table('split_links', links_to_split(
            nodes, cuts, links, records, cannot_link
        )) -%}
        {%- set split_links = work_table('split_links') -%}
        {%- do create_work_table('kept_together', connected_components(
            '(select * from ' ~ split_links ~ " where link_kind = 'must_link') as must_links",
            left_node='record_key', right_node='identifier_key'
        )) -%}
        {%- do drop_component_tables() -%}
        {%- do create_work_table('seeds', seeds_of_pieces(
            split_links, work_table('kept_together'), cannot_link
        )) -%}
        {{ nearest_seeds(
            edges=split_links,
            left_node='record_key',
            right_node='identifier_key',
            seeds=work_table('seeds')
        ) }}
    {%- else -%}
        select
            node_key,
            component_key as seed_key
        from {{ nodes }}
        limit 0
    {%- endif -%}
{%- endmacro %}

{# One row per link of a cluster that contains both records of a cannot_link. #}
{% macro links_to_split(nodes, cuts, links, records, cannot_link) -%}
    with

    nodes as (

        select
            nodes.node_key,
            coalesce(cuts.group_key, nodes.component_key) as group_key
        from {{ nodes }} as nodes
        left join {{ cuts }} as cuts on nodes.node_key = cuts.node_key

    ),

    split_groups as (

        select distinct left_nodes.group_key
        from {{ cannot_link }} as cannot_link
        inner join {{ records }} as left_records
            on cannot_link.left_record_id = left_records.source_record_id
        inner join {{ records }} as right_records
            on cannot_link.right_record_id = right_records.source_record_id
        inner join nodes as left_nodes on left_records.record_key = left_nodes.node_key
        inner join nodes as right_nodes
            on
                right_records.record_key = right_nodes.node_key
                and left_nodes.group_key = right_nodes.group_key

    )

    select
        links.source_record_id,
        links.record_key,
        links.identifier_key,
        links.link_kind,
        links.strength
    from {{ links }} as links
    inner join nodes as record_nodes on links.record_key = record_nodes.node_key
    inner join nodes as identifier_nodes
        on
            links.identifier_key = identifier_nodes.node_key
            and record_nodes.group_key = identifier_nodes.group_key
    inner join split_groups on record_nodes.group_key = split_groups.group_key
{%- endmacro %}

{#
    One row per record that starts a piece: each record of a cannot_link, and with the same seed_key the records that
    a must_link connects to it, because they follow it into its piece.
#}
{% macro seeds_of_pieces(split_links, kept_together, cannot_link) -%}
    with

    split_records as (

        select left_record_id as source_record_id from {{ cannot_link }}

        union

        select right_record_id as source_record_id from {{ cannot_link }}

    ),

    seeds as (

        select distinct
            links.record_key,
            coalesce(kept_together.component_key, links.record_key) as seed_key
        from {{ split_links }} as links
        inner join split_records on links.source_record_id = split_records.source_record_id
        left join {{ kept_together }} as kept_together on links.record_key = kept_together.node_key
        where links.link_kind <> 'left_behind'

    )

    select
        record_key as node_key,
        seed_key
    from seeds

    union

    select
        kept_together.node_key,
        kept_together.component_key as seed_key
    from {{ kept_together }} as kept_together
    inner join seeds on kept_together.component_key = seeds.seed_key
{%- endmacro %}

{# Drop the work tables of cannot_link_pieces(). For a post-hook. #}
{% macro drop_cannot_link_tables() -%}
    {%- do drop_work_tables(['split_links', 'kept_together', 'seeds', 'nearest']) -%}
{%- endmacro %}
