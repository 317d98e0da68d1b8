with
kept_links as (
    {{ links_without_chains(
        links=ref('int_matches__validated'),
        exclusive=ref('int_matches__exclusive'),
        profiles=ref('int_matches__profiles'),
        largest_cluster=var('largest_cluster')
    ) }}
),

accepted as (
    select
        left_key,
        right_key,
        match_weight
    from kept_links
)

select * from accepted
