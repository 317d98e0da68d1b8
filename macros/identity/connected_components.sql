{#
    The connected components of a graph, exact for chains of any length and hubs of any size.

    Contraction: each round points every node at the smallest node around it, follows that pointer once
    more, and keeps the edges that still join two different nodes; what is left shrinks to nothing in a
    handful of rounds. Then the rounds are composed, the last one first. Node keys must be hash-like (see
    hash_key): on sorted keys a chain would shrink by a constant instead of by a factor.

    Each round is a work table, because no SQL statement that both engines run can loop. Reads
    `edges(left_node, right_node)`; returns a query of (node_key, component_key) over every node of an
    edge.

    After Bögeholz, Brand and Todor, "In-database connected component analysis", arXiv:1802.09478.
#}
{% macro connected_components(edges, left_node, right_node) -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry', 'run-operation') -%}
        {%- set rounds = contract_components(edges, left_node, right_node) -%}
        {%- do compose_components(rounds) -%}
        select
            node_key,
            near_key as component_key
        from {{ work_table('component_pointers_0') }}
    {%- else -%}
        select
            {{ left_node }} as node_key,
            {{ left_node }} as component_key
        from {{ edges }}
        limit 0
    {%- endif -%}
{%- endmacro %}

{# Contract until no edge is left; returns the number of rounds, at least one. #}
{% macro contract_components(edges, left_node, right_node) -%}
    {%- set most_rounds = 60 -%}
    {%- do create_work_table('component_edges_0', both_directions(edges, left_node, right_node)) -%}
    {%- set counter = namespace(rounds=0, edges_left=1) -%}
    {%- for _ in range(most_rounds) if counter.edges_left -%}
        {%- do contract_once(counter.rounds) -%}
        {%- set counter.rounds = counter.rounds + 1 -%}
        {%- set counter.edges_left = count_work_table('component_edges_' ~ counter.rounds) -%}
    {%- endfor -%}
    {%- if counter.edges_left -%}
        {%- do exceptions.raise_compiler_error(
            'connected_components: ' ~ counter.edges_left ~ ' edges are left after ' ~ most_rounds
            ~ ' rounds; are the node keys hash-like?'
        ) -%}
    {%- endif -%}
    {{ return(counter.rounds) }}
{%- endmacro %}

{% macro both_directions(edges, left_node, right_node) -%}
    select {{ left_node }} as from_key, {{ right_node }} as to_key from {{ edges }}
    union all
    select {{ right_node }} as from_key, {{ left_node }} as to_key from {{ edges }}
{%- endmacro %}

{# One round: component_edges_N becomes component_pointers_N (node, representative) and component_edges_N+1. #}
{% macro contract_once(round) -%}
    {%- set edges = work_table('component_edges_' ~ round) -%}
    {%- set nearest = work_table('component_nearest_' ~ round) -%}
    {%- set pointers = work_table('component_pointers_' ~ round) -%}
    {%- do create_work_table('component_nearest_' ~ round,
        'select from_key as node_key, least(from_key, min(to_key)) as near_key from ' ~ edges
        ~ ' group by from_key'
    ) -%}
    {%- do create_work_table('component_pointers_' ~ round,
        'select here.node_key, there.near_key from ' ~ nearest ~ ' as here inner join ' ~ nearest
        ~ ' as there on here.near_key = there.node_key'
    ) -%}
    {%- do create_work_table('component_edges_' ~ (round + 1),
        'select distinct here.near_key as from_key, there.near_key as to_key from ' ~ edges
        ~ ' as edges inner join ' ~ pointers ~ ' as here on edges.from_key = here.node_key inner join '
        ~ pointers ~ ' as there on edges.to_key = there.node_key where here.near_key <> there.near_key'
    ) -%}
    {%- do drop_work_table('component_nearest_' ~ round) -%}
    {%- do drop_work_table('component_edges_' ~ round) -%}
{%- endmacro %}

{# Follow the pointers of all rounds: afterwards component_pointers_0 holds each node's final representative. #}
{% macro compose_components(rounds) -%}
    {%- for round in range(rounds - 1, 0, -1) -%}
        {%- set earlier = 'component_pointers_' ~ (round - 1) -%}
        {%- set later = 'component_pointers_' ~ round -%}
        {%- do create_work_table('component_composed',
            'select earlier.node_key, coalesce(later.near_key, earlier.near_key) as near_key from '
            ~ work_table(earlier) ~ ' as earlier left join ' ~ work_table(later)
            ~ ' as later on earlier.near_key = later.node_key'
        ) -%}
        {%- do create_work_table(earlier, 'select * from ' ~ work_table('component_composed')) -%}
        {%- do drop_work_table(later) -%}
    {%- endfor -%}
{%- endmacro %}
