with

nodes as (

    select * from {{ ref('int_components__nodes') }}

),

conflicts as (

    select * from {{ ref('int_conflicts__components') }}

),

links as (

    select * from {{ ref('int_links__evidence') }}

),

copies as (

    select * from {{ ref('int_conflicts__trial_links') }}

),

loosened as (

    select * from {{ ref('int_conflicts__trial_components') }}

),

contradictory_nodes as (

    select
        nodes.node_key,
        conflicts.component_key,
        conflicts.conflict_reason
    from nodes
    inner join conflicts on nodes.component_key = conflicts.component_key

),

cutoffs as (

    select distinct
        nodes.component_key,
        links.strength as cutoff
    from links
    inner join contradictory_nodes as nodes on links.record_key = nodes.node_key
    where links.strength < 100

),

members as (

    select distinct
        loosened.component_key,
        copies.record_key
    from copies
    inner join loosened on copies.record_copy_key = loosened.node_key

),

component_links as (

    select
        loosened.component_key,
        copies.identifier_type,
        copies.identifier_key,
        copies.is_weak
    from copies
    inner join loosened on copies.record_copy_key = loosened.node_key

),

conflicts_left as (

    {{ conflicting_components('members', 'component_links') }}

),

-- A node that no stronger link holds is alone from that strength on.
choices as (

    select
        nodes.node_key,
        nodes.conflict_reason,
        cutoffs.cutoff,
        coalesce(loosened.component_key, nodes.node_key) as group_key,
        conflicts_left.component_key is not null as is_still_conflicting
    from contradictory_nodes as nodes
    inner join cutoffs on nodes.component_key = cutoffs.component_key
    left join loosened
        on
            loosened.node_key
            = {{ hash_key(
                "cast(nodes.node_key as string) || '|' || cast(cutoffs.cutoff as string)"
            ) }}
    left join conflicts_left on loosened.component_key = conflicts_left.component_key

),

-- Of the pieces without a conflict the largest, which is the one that fewest links are cut for.
ranked as (

    select
        *,
        row_number() over (
            partition by node_key
            order by
                is_still_conflicting asc,
                case when is_still_conflicting then -cutoff else cutoff end asc
        ) as choice_rank
    from choices

),

components_repaired as (

    select
        node_key,
        group_key,
        conflict_reason,
        is_still_conflicting
    from ranked
    where choice_rank = 1

)

select * from components_repaired
