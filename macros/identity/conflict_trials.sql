{#
    For each component that cannot be one person, try to leave out its weakest links, once for every strength that
    its links have.

    Reads `nodes(node_key, component_key)`, `links(record_key, identifier_key, identifier_type, strength, is_weak)`
    and the relations that conflicting_components() reads. Returns a query of (node_key, conflict_reason, cutoff,
    group_key, is_still_conflicting): one row per node of such a component and cutoff, with the piece that contains
    the node when the links up to the cutoff are left out.

    The components are copied once for each cutoff, so that all trials are one graph and are solved together. Each
    step is a work table, as in connected_components(): the model must be stored as a table.
#}
{% macro conflict_trials(nodes, links, name_keys, identifier_types) -%}
    {%- do config(post_hook='{{ drop_trial_tables() }}') -%}
    {%- if makes_work_tables() -%}
        {%- do create_work_table('conflicts', conflicts_of_components(
            nodes, links, name_keys, identifier_types
        )) -%}
        {%- do create_work_table('conflicting_links', links_of_conflicts(nodes, links)) -%}
        {%- do create_work_table('cutoffs', cutoffs_of_conflicts()) -%}
        {%- do create_work_table('trial_links', links_of_trials()) -%}
        {%- do create_work_table('trial_nodes', connected_components(
            work_table('trial_links'), left_node='record_copy_key', right_node='identifier_copy_key'
        )) -%}
        {%- do drop_component_tables() -%}
        {%- do create_work_table('trial_conflicts', conflicts_of_trials(name_keys, identifier_types)) -%}
        {{ nodes_of_trials(nodes) }}
    {%- else -%}
        select
            node_key,
            cast(null as string) as conflict_reason,
            0 as cutoff,
            component_key as group_key,
            false as is_still_conflicting
        from {{ nodes }}
        limit 0
    {%- endif -%}
{%- endmacro %}

{# One row per component that cannot be one person, with the reason. #}
{% macro conflicts_of_components(nodes, links, name_keys, identifier_types) -%}
    with

    members as (

        select
            component_key,
            node_key as record_key
        from {{ nodes }}

    ),

    component_links as (

        select
            nodes.component_key,
            links.identifier_type,
            links.identifier_key,
            links.is_weak
        from {{ links }} as links
        inner join {{ nodes }} as nodes on links.record_key = nodes.node_key

    )

    {{ conflicting_components('members', 'component_links', name_keys, identifier_types) }}
{%- endmacro %}

{# One row per link of a component that cannot be one person. #}
{% macro links_of_conflicts(nodes, links) -%}
    select
        conflicts.component_key,
        links.record_key,
        links.identifier_key,
        links.identifier_type,
        links.strength,
        links.is_weak
    from {{ links }} as links
    inner join {{ nodes }} as nodes on links.record_key = nodes.node_key
    inner join {{ work_table('conflicts') }} as conflicts
        on nodes.component_key = conflicts.component_key
{%- endmacro %}

{# One row per component and cutoff. A link with strength 100 is a fact and is never left out. #}
{% macro cutoffs_of_conflicts() -%}
    select distinct
        component_key,
        strength as cutoff
    from {{ work_table('conflicting_links') }}
    where strength < 100
{%- endmacro %}

{# One row per cutoff and link above it: the link in the copy of the component for this cutoff. #}
{% macro links_of_trials() -%}
    select
        links.record_key,
        links.identifier_key,
        links.identifier_type,
        links.is_weak,
        {{ node_copy_key('links.record_key') }} as record_copy_key,
        {{ node_copy_key('links.identifier_key') }} as identifier_copy_key
    from {{ work_table('conflicting_links') }} as links
    inner join {{ work_table('cutoffs') }} as cutoffs
        on links.component_key = cutoffs.component_key and links.strength > cutoffs.cutoff
{%- endmacro %}

{# The key of a node in the copy of its component for a cutoff. #}
{% macro node_copy_key(node_key) -%}
    {{ hash_key('cast(' ~ node_key ~ " as string) || '|' || cast(cutoffs.cutoff as string)") }}
{%- endmacro %}

{# One row per piece of a trial that still cannot be one person. #}
{% macro conflicts_of_trials(name_keys, identifier_types) -%}
    with

    members as (

        select distinct
            trial_nodes.component_key,
            trial_links.record_key
        from {{ work_table('trial_links') }} as trial_links
        inner join {{ work_table('trial_nodes') }} as trial_nodes
            on trial_links.record_copy_key = trial_nodes.node_key

    ),

    component_links as (

        select
            trial_nodes.component_key,
            trial_links.identifier_type,
            trial_links.identifier_key,
            trial_links.is_weak
        from {{ work_table('trial_links') }} as trial_links
        inner join {{ work_table('trial_nodes') }} as trial_nodes
            on trial_links.record_copy_key = trial_nodes.node_key

    )

    {{ conflicting_components('members', 'component_links', name_keys, identifier_types) }}
{%- endmacro %}

{# One row per cutoff and node of a component that cannot be one person. A node without a link above the cutoff is alone. #}
{% macro nodes_of_trials(nodes) -%}
    select
        nodes.node_key,
        conflicts.conflict_reason,
        cutoffs.cutoff,
        coalesce(trial_nodes.component_key, nodes.node_key) as group_key,
        trial_conflicts.component_key is not null as is_still_conflicting
    from {{ nodes }} as nodes
    inner join {{ work_table('conflicts') }} as conflicts
        on nodes.component_key = conflicts.component_key
    inner join {{ work_table('cutoffs') }} as cutoffs
        on nodes.component_key = cutoffs.component_key
    left join {{ work_table('trial_nodes') }} as trial_nodes
        on trial_nodes.node_key = {{ node_copy_key('nodes.node_key') }}
    left join {{ work_table('trial_conflicts') }} as trial_conflicts
        on trial_nodes.component_key = trial_conflicts.component_key
{%- endmacro %}

{# Drop the work tables of conflict_trials(). For a post-hook. #}
{% macro drop_trial_tables() -%}
    {%- do drop_work_tables([
        'conflicts', 'conflicting_links', 'cutoffs', 'trial_links', 'trial_nodes', 'trial_conflicts'
    ]) -%}
{%- endmacro %}
