with

nodes as (

    select * from {{ ref('int_components__nodes') }}

),

links as (

    select * from {{ ref('int_links__evidence') }}

),

records as (

    select * from {{ ref('int_records__name_keys') }}

),

members as (

    select
        nodes.component_key,
        records.record_key
    from nodes
    inner join records on nodes.node_key = records.record_key

),

component_links as (

    select
        nodes.component_key,
        links.identifier_type,
        links.identifier_key,
        links.is_weak
    from links
    inner join nodes on links.record_key = nodes.node_key

),

components_conflicting as (

    {{ conflicting_components('members', 'component_links') }}

)

select * from components_conflicting
