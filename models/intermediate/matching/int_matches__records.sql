with
records as (select * from {{ ref('int_clusters__records') }}),

components as (
    {{ connected_components(
        edges=ref('int_matches__accepted'),
        left_node='left_key',
        right_node='right_key'
    ) }}
),

-- Most clusters have no probable link: their component is the cluster by evidence.
records_matched as (
    select
        records.channel,
        records.source_record_id,
        records.record_key,
        records.is_linked or components.component_key is not null as is_linked,
        coalesce(components.component_key, records.group_key) as component_key
    from records
    left join components on records.group_key = components.node_key
)

select * from records_matched
