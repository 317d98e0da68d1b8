{#
    The connected components of a graph, exact for chains of any length and hubs of any size.

    Contraction: each round points every node at the smallest node among itself and its neighbours, follows that
    pointer once more, and keeps the edges that still join two different nodes. The remaining graph shrinks to
    nothing in a few rounds. Then the rounds are composed, the last one first. Node keys should be hash-like
    (see hash_key): with sorted keys a chain shrinks by a constant instead of by a factor, and rounds must follow
    pointers further.

    Each round is a work table, because no SQL statement that runs on both engines can loop.
    `edges(left_node, right_node)` should be a table, because it is read three times. Returns a query of (node_key,
    component_key) over every node of an edge. The model must be stored as a table, because the work tables are
    dropped as soon as it is stored.

    After Bögeholz, Brand and Todor, "In-database connected component analysis", arXiv:1802.09478.
#}
{% macro connected_components(edges, left_node, right_node, most_rounds=60) -%}
    {%- do config(post_hook='{{ drop_component_tables() }}') -%}
    {%- if makes_work_tables() -%}
        {%- set rounds = contract_components(edges, left_node, right_node, most_rounds) -%}
        {{ compose_components(rounds) }}
    {%- else -%}
        select
            {{ left_node }} as node_key,
            {{ left_node }} as component_key
        from {{ edges }}
        limit 0
    {%- endif -%}
{%- endmacro %}

{#
    The components after `edges(left_node, right_node)` are added to a graph with the known components
    `labels(node_key, component_key)`. The result is the same as if all edges were solved together, but only the
    new edges are contracted, over the old components. If an edge is removed, its component must be solved again.

    Returns a query of (node_key, component_key) over every node of both, with the old component of each node as
    `earlier_key`, null for a new node. `labels` is a table.
#}
{% macro added_components(labels, edges, left_node, right_node, most_rounds=60) -%}
    {%- do config(post_hook='{{ drop_component_tables() }}') -%}
    {%- if makes_work_tables() -%}
        {%- do label_added_edges(labels, edges, left_node, right_node) -%}
        {%- set added = work_table('component_added') -%}
        {%- set rounds = contract_components(added, 'left_key', 'right_key', most_rounds) -%}
        {%- set moved = compose_components(rounds) -%}
        select
            labels.node_key,
            coalesce(moved.component_key, labels.component_key) as component_key,
            labels.component_key as earlier_key
        from {{ labels }} as labels
        left join ({{ moved }}) as moved
            on labels.component_key = moved.node_key

        union all

        select
            moved.node_key,
            moved.component_key,
            cast(null as bigint) as earlier_key
        from ({{ moved }}) as moved
        left join (
            select distinct component_key from {{ work_table('component_touched') }}
        ) as touched
            on moved.node_key = touched.component_key
        where touched.component_key is null
    {%- else -%}
        select
            node_key,
            component_key,
            component_key as earlier_key
        from {{ labels }}
        limit 0
    {%- endif -%}
{%- endmacro %}

{#
    The components of all edges, together with the components of the edges without `is_added` alone: those edges are
    solved first, and the other edges are then added to the result.

    Returns a query of (node_key, component_key, earlier_key), as added_components() does.
#}
{% macro components_in_two_steps(edges, is_added, left_node, right_node, most_rounds=60) -%}
    {%- do config(post_hook='{{ drop_two_step_tables() }}') -%}
    {%- if makes_work_tables() -%}
        {%- set added_edges = '(select * from ' ~ edges ~ ' where ' ~ is_added ~ ')' -%}
        {%- set first_edges = '(select * from ' ~ edges ~ ' where not ' ~ is_added ~ ') as first_edges' -%}
        {%- do create_work_table('component_labels',
            connected_components(first_edges, left_node, right_node, most_rounds)) -%}
        {%- do drop_component_tables() -%}
        {{ added_components(work_table('component_labels'), added_edges, left_node, right_node, most_rounds) }}
    {%- else -%}
        select
            {{ left_node }} as node_key,
            {{ left_node }} as component_key,
            {{ left_node }} as earlier_key
        from {{ edges }}
        limit 0
    {%- endif -%}
{%- endmacro %}

{#
    The new edges as edges between old components: component_added (left_key, right_key). A node without an old
    component represents itself. There are many labels, so they are read only once, for the nodes of
    component_touched.
#}
{% macro label_added_edges(labels, edges, left_node, right_node) -%}
    {%- do create_work_table('component_touched',
        'select labels.node_key, labels.component_key from ' ~ labels ~ ' as labels inner join (select '
        ~ left_node ~ ' as node_key from ' ~ edges ~ ' as forth union select ' ~ right_node
        ~ ' as node_key from ' ~ edges ~ ' as back) as ends on labels.node_key = ends.node_key'
    ) -%}
    {%- set touched = work_table('component_touched') -%}
    {%- do create_work_table('component_added',
        'select distinct coalesce(from_touched.component_key, added.' ~ left_node ~ ') as left_key, '
        ~ 'coalesce(to_touched.component_key, added.' ~ right_node ~ ') as right_key from ' ~ edges
        ~ ' as added left join ' ~ touched ~ ' as from_touched on added.' ~ left_node
        ~ ' = from_touched.node_key left join ' ~ touched ~ ' as to_touched on added.' ~ right_node
        ~ ' = to_touched.node_key'
    ) -%}
{%- endmacro %}

{# Contract until no edge is left; returns the number of rounds, at least one. #}
{% macro contract_components(edges, left_node, right_node, most_rounds) -%}
    {%- set given = 'select ' ~ left_node ~ ' as left_key, ' ~ right_node ~ ' as right_key from ' ~ edges -%}
    {%- set now = namespace(edges='(' ~ given ~ ')', edges_left=none, rounds=0, jumps=1) -%}
    {%- for _ in range(most_rounds) if now.edges_left != 0 -%}
        {%- do contract_once(now.edges, now.rounds, now.jumps) -%}
        {%- if now.rounds -%}
            {%- do drop_work_table('component_edges_' ~ now.rounds) -%}
        {%- endif -%}
        {%- set now.rounds = now.rounds + 1 -%}
        {%- set now.edges = work_table('component_edges_' ~ now.rounds) -%}
        {%- set before = now.edges_left -%}
        {%- set now.edges_left = count_work_table('component_edges_' ~ now.rounds) -%}
        {#- The keys are sorted along a chain: twice as many jumps square the distance. -#}
        {%- if before and now.edges_left > 0.8 * before -%}
            {%- set now.jumps = [2 * now.jumps, 32] | min -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do drop_work_table('component_edges_' ~ now.rounds) -%}
    {%- if now.edges_left -%}
        {%- for round in range(now.rounds) -%}
            {%- do drop_work_table('component_pointers_' ~ round) -%}
        {%- endfor -%}
        {%- do exceptions.raise_compiler_error(
            'connected_components: ' ~ now.edges_left ~ ' edges are left after ' ~ most_rounds
            ~ ' rounds; are the node keys hash-like?'
        ) -%}
    {%- endif -%}
    {{ return(now.rounds) }}
{%- endmacro %}

{# One round: turn the edges into component_pointers_N (node, representative) and component_edges_N+1. #}
{% macro contract_once(edges, round, jumps) -%}
    {%- do create_work_table('component_near_0',
        'select from_key as node_key, least(from_key, min(to_key)) as near_key from '
        ~ '(select left_key as from_key, right_key as to_key from ' ~ edges ~ ' as forth union all '
        ~ 'select right_key as from_key, left_key as to_key from ' ~ edges ~ ' as back) as both_ways'
        ~ ' group by from_key'
    ) -%}
    {%- for jump in range(jumps) -%}
        {%- set near = work_table('component_near_' ~ jump) -%}
        {%- set further = 'component_pointers_' ~ round if loop.last else 'component_near_' ~ (jump + 1) -%}
        {%- do create_work_table(further,
            'select here.node_key, there.near_key from ' ~ near ~ ' as here inner join ' ~ near
            ~ ' as there on here.near_key = there.node_key'
        ) -%}
        {%- do drop_work_table('component_near_' ~ jump) -%}
    {%- endfor -%}
    {%- set pointers = work_table('component_pointers_' ~ round) -%}
    {#- The smaller key comes first: an edge given in both directions becomes one edge. -#}
    {%- do create_work_table('component_edges_' ~ (round + 1),
        'select distinct least(here.near_key, there.near_key) as left_key, '
        ~ 'greatest(here.near_key, there.near_key) as right_key from ' ~ edges
        ~ ' as edges inner join ' ~ pointers ~ ' as here on edges.left_key = here.node_key inner join '
        ~ pointers ~ ' as there on edges.right_key = there.node_key where here.near_key <> there.near_key'
    ) -%}
{%- endmacro %}

{#
    Follow the pointers of all rounds, the last round first; returns the query of each node's component.
    Nearly all nodes are in the first round only, so the query itself follows that round, and its pointers are not
    written once more.
#}
{% macro compose_components(rounds) -%}
    {%- set now = namespace(later='component_pointers_' ~ (rounds - 1)) -%}
    {%- for round in range(rounds - 2, 0, -1) -%}
        {%- set earlier = 'component_pointers_' ~ round -%}
        {%- do create_work_table('component_composed_' ~ round, composed_pointers(earlier, now.later)) -%}
        {%- do drop_work_table(earlier) -%}
        {%- do drop_work_table(now.later) -%}
        {%- set now.later = 'component_composed_' ~ round -%}
    {%- endfor -%}
    select
        node_key,
        near_key as component_key
    from {% if rounds == 1 %}{{ work_table(now.later) }}
    {%- else %}({{ composed_pointers('component_pointers_0', now.later) }}) as pointers
    {%- endif -%}
{%- endmacro %}

{% macro composed_pointers(earlier, later) -%}
    select
        earlier.node_key,
        coalesce(later.near_key, earlier.near_key) as near_key
    from {{ work_table(earlier) }} as earlier
    left join {{ work_table(later) }} as later on earlier.near_key = later.node_key
{%- endmacro %}

{# Drop the tables that the query of compose_components() reads. For a post-hook. #}
{% macro drop_component_tables() -%}
    {%- do drop_work_tables([
        'component_pointers_0', 'component_pointers_1', 'component_composed_1', 'component_added',
        'component_touched'
    ]) -%}
{%- endmacro %}

{# Drop the tables that the query of components_in_two_steps() reads. For a post-hook. #}
{% macro drop_two_step_tables() -%}
    {%- do drop_component_tables() -%}
    {%- do drop_work_table('component_labels') -%}
{%- endmacro %}
