{#
    The links that remain when every cluster must be sound: not too large, and without two groups that exclude or
    contradict each other.

    A chain of likely links can join people that nobody would take for the same person. Therefore each round solves
    the clusters and cuts the weakest links of those that are not sound: the weakest link and all within two bits
    of it. Sound clusters lose nothing. A cluster that never becomes sound loses all its links.

    Reads `links(left_key, right_key, match_weight, refusal_reason)`, only those with a null refusal_reason,
    `exclusive(group_key, exclusive_key)` and the `profiles` of the groups; returns a query of (left_key, right_key, match_weight). Each
    round is a work table, as in connected_components().
#}
{% macro links_without_chains(links, exclusive, profiles, largest_cluster, most_rounds=25) -%}
    {%- do config(post_hook='{{ drop_link_tables(' ~ most_rounds ~ ') }}') -%}
    {%- if makes_work_tables() -%}
        {%- do create_work_table('links_0',
            'select left_key, right_key, match_weight from ' ~ links ~ ' as links where refusal_reason is null'
        ) -%}
        {%- set now = namespace(rounds=0, links_left=1) -%}
        {%- for _ in range(most_rounds) if now.links_left -%}
            {%- do keep_sound_links(now.rounds, links, exclusive, profiles, largest_cluster) -%}
            {%- set now.rounds = now.rounds + 1 -%}
            {%- set now.links_left = count_work_table('links_' ~ now.rounds) -%}
        {%- endfor -%}
        {%- do drop_work_table('links_' ~ now.rounds) -%}
        {%- for round in range(now.rounds) %}
        select * from {{ work_table('links_kept_' ~ round) }}
        {{ 'union all' if not loop.last }}
        {%- endfor -%}
    {%- else -%}
        select
            left_key,
            right_key,
            match_weight
        from {{ links }}
        limit 0
    {%- endif -%}
{%- endmacro %}

{# One round: split links_N into links_kept_N (sound clusters) and links_N+1 (the others, without the weakest links). #}
{% macro keep_sound_links(round, scored, exclusive, profiles, largest_cluster) -%}
    {%- set links = work_table('links_' ~ round) -%}
    {%- do create_work_table('link_clusters',
        connected_components(edges=links, left_node='left_key', right_node='right_key')
    ) -%}
    {%- do drop_component_tables() -%}
    {%- set clusters = work_table('link_clusters') -%}
    {%- do create_work_table('link_contradictions', contradictions(clusters, scored, profiles, largest_cluster)) -%}
    {%- do create_work_table('unsound_clusters',
        'select component_key from ' ~ work_table('link_contradictions') ~ ' as contradictions'
        ~ ' union select component_key from ' ~ clusters ~ ' as clusters group by component_key having count(*) > '
        ~ largest_cluster ~ ' union select clusters.component_key from ' ~ clusters
        ~ ' as clusters inner join ' ~ exclusive ~ ' as exclusive on clusters.node_key = exclusive.group_key'
        ~ ' group by clusters.component_key, exclusive.exclusive_key having count(*) > 1'
    ) -%}
    {%- set unsound = work_table('unsound_clusters') -%}
    {%- do create_work_table('clustered_links',
        'select links.*, clusters.component_key, unsound.component_key is not null as is_unsound from '
        ~ links ~ ' as links inner join ' ~ clusters ~ ' as clusters on links.left_key = clusters.node_key'
        ~ ' left join ' ~ unsound ~ ' as unsound on clusters.component_key = unsound.component_key'
    ) -%}
    {%- set clustered = work_table('clustered_links') -%}
    {%- do create_work_table('links_kept_' ~ round,
        'select left_key, right_key, match_weight from ' ~ clustered ~ ' as clustered where not is_unsound'
    ) -%}
    {%- do create_work_table('links_' ~ (round + 1),
        'select clustered.left_key, clustered.right_key, clustered.match_weight from ' ~ clustered
        ~ ' as clustered inner join (select component_key, min(match_weight) as weakest from ' ~ clustered
        ~ ' as all_links where is_unsound group by component_key) as weakest_links'
        ~ ' on clustered.component_key = weakest_links.component_key'
        ~ ' where clustered.match_weight >= weakest_links.weakest + 2'
    ) -%}
    {%- for name in [
        'links_' ~ round, 'link_clusters', 'link_contradictions', 'unsound_clusters', 'clustered_links'
    ] -%}
        {%- do drop_work_table(name) -%}
    {%- endfor -%}
{%- endmacro %}

{#
    Clusters with two groups that are not alike themselves (no pair of `scored`, or one with little weight) and differ
    in two of country, city, phone number, company and birth date: somebody in between, of whom less is known, must
    not join them. A typing error is no difference. A cluster that is too large is unsound anyway.
#}
{% macro contradictions(clusters, scored, profiles, largest_cluster) -%}
    select distinct lefts.component_key
    from {{ clusters }} as lefts
    inner join (
        select component_key from {{ clusters }} as sizes
        group by component_key having count(*) between 3 and {{ largest_cluster }}
    ) as small on lefts.component_key = small.component_key
    inner join {{ clusters }} as rights
        on lefts.component_key = rights.component_key and lefts.node_key < rights.node_key
    inner join {{ profiles }} as here on lefts.node_key = here.group_key
    inner join {{ profiles }} as there on rights.node_key = there.group_key
    left join {{ scored }} as scored
        on
            lefts.node_key = scored.left_key
            and rights.node_key = scored.right_key
            and scored.match_weight >= -4
    where
        scored.left_key is null
        and (
            case when here.country_code <> there.country_code then 1 else 0 end
            {%- for column in ['city', 'phone', 'email_company', 'birth_date'] %}
            + case when levenshtein(here.{{ column }}, there.{{ column }}) > 3 then 1 else 0 end
            {%- endfor %}
        ) >= 2
{%- endmacro %}

{# Drop the tables that the query of links_without_chains() reads. For a post-hook. #}
{% macro drop_link_tables(most_rounds) -%}
    {%- for round in range(most_rounds) -%}
        {%- do drop_work_table('links_kept_' ~ round) -%}
    {%- endfor -%}
{%- endmacro %}
