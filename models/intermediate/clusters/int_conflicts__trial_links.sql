with

links as (

    select * from {{ ref('int_links__evidence') }}

),

nodes as (

    select * from {{ ref('int_components__nodes') }}

),

conflicts as (

    select * from {{ ref('int_conflicts__components') }}

),

contradictory_links as (

    select
        conflicts.component_key,
        links.record_key,
        links.identifier_key,
        links.identifier_type,
        links.strength,
        links.is_weak
    from links
    inner join nodes on links.record_key = nodes.node_key
    inner join conflicts on nodes.component_key = conflicts.component_key

),

cutoffs as (

    select distinct
        component_key,
        strength as cutoff
    from contradictory_links
    where strength < 100

),

-- One copy of the component for each strength that it could be cut at, all solved in one go.
copies as (

    select
        links.component_key,
        cutoffs.cutoff,
        links.record_key,
        links.identifier_key,
        links.identifier_type,
        links.is_weak,
        {{ hash_key(
            "cast(links.record_key as string) || '|' || cast(cutoffs.cutoff as string)"
        ) }} as record_copy_key,
        {{ hash_key(
            "cast(links.identifier_key as string) || '|' || cast(cutoffs.cutoff as string)"
        ) }} as identifier_copy_key
    from contradictory_links as links
    inner join cutoffs
        on links.component_key = cutoffs.component_key and links.strength > cutoffs.cutoff

)

select * from copies
