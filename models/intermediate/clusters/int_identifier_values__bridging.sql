with
links as (select * from {{ ref('int_links__evidence') }}),

nodes as (select * from {{ ref('int_components__nodes') }}),

records as (select * from {{ ref('int_records__name_keys') }}),

-- Groups of records that strong links connect; a record without a strong link is in no group.
strong_groups as (
    select
        nodes.earlier_key as strong_key,
        count(*) as records
    from nodes
    inner join records on nodes.node_key = records.record_key
    where nodes.earlier_key is not null
    group by nodes.earlier_key
    having count(*) > 1
),

touched as (
    select distinct
        nodes.component_key,
        nodes.earlier_key as strong_key,
        links.identifier_key
    from links
    inner join nodes on links.record_key = nodes.node_key
    inner join strong_groups on nodes.earlier_key = strong_groups.strong_key
    where links.is_weak
),

bridges as (
    select
        component_key,
        identifier_key,
        count(*) as groups_joined
    from touched
    group by component_key, identifier_key
    having count(*) > 1
),

ranked as (
    select
        *,
        count(*) over (partition by component_key) as bridges_of_component
    from bridges
),

-- The only value that connects two such groups: if it is wrong, two people are merged.
identifiers_bridging as (
    select
        identifier_key,
        component_key,
        groups_joined
    from ranked
    where bridges_of_component = 1
)

select * from identifiers_bridging
