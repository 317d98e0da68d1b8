{#
    Assign each node of a graph to its nearest seed, by number of edges. Among equally near seeds, the edge with the
    highest strength decides. Reads `edges(left_node, right_node, strength)` and `seeds(node_key, seed_key)`; returns
    a query of (node_key, seed_key). Nodes that no seed reaches are left out.

    Each round is a work table, as in connected_components(): the model must be stored as a table.
#}
{% macro nearest_seeds(edges, left_node, right_node, seeds, most_rounds=100) -%}
    {%- do config(post_hook="{{ drop_work_table('nearest') }}") -%}
    {%- if makes_work_tables() -%}
        {%- do create_work_table('nearest_0', 'select node_key, min(seed_key) as seed_key from ' ~ seeds
            ~ ' as seeds group by node_key') -%}
        {%- set now = namespace(added=count_work_table('nearest_0'), rounds=0) -%}
        {%- for round in range(most_rounds) if now.added -%}
            {%- set reached = count_work_table('nearest_' ~ round) -%}
            {%- do create_work_table('nearest_' ~ (round + 1),
                spread_once(edges, left_node, right_node, work_table('nearest_' ~ round))) -%}
            {%- set now.rounds = round + 1 -%}
            {%- set now.added = count_work_table('nearest_' ~ now.rounds) - reached -%}
            {%- do drop_work_table('nearest_' ~ round) -%}
        {%- endfor -%}
        {%- do create_work_table('nearest', 'select * from ' ~ work_table('nearest_' ~ now.rounds)) -%}
        {%- do drop_work_table('nearest_' ~ now.rounds) -%}
        select
            node_key,
            seed_key
        from {{ work_table('nearest') }}
    {%- else -%}
        select
            node_key,
            seed_key
        from {{ seeds }} as seeds
        limit 0
    {%- endif -%}
{%- endmacro %}

{# The nodes reached so far, and the nodes that are one edge further. #}
{% macro spread_once(edges, left_node, right_node, reached) -%}
    select
        node_key,
        seed_key
    from {{ reached }}

    union all

    select
        node_key,
        seed_key
    from (
        select
            ways.to_key as node_key,
            reached.seed_key,
            row_number() over (
                partition by ways.to_key order by ways.strength desc, reached.seed_key asc
            ) as nearness
        from (
            select
                {{ left_node }} as from_key,
                {{ right_node }} as to_key,
                strength
            from {{ edges }} as forth
            union all
            select
                {{ right_node }} as from_key,
                {{ left_node }} as to_key,
                strength
            from {{ edges }} as back
        ) as ways
        inner join {{ reached }} as reached on ways.from_key = reached.node_key
        left join {{ reached }} as known on ways.to_key = known.node_key
        where known.node_key is null
    ) as ranked
    where nearness = 1
{%- endmacro %}
