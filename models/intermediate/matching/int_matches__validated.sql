with
scored as (select * from {{ ref('int_matches__scored') }}),

exclusive as (select * from {{ ref('int_matches__exclusive') }}),

unmerged as (
    select distinct grouped.group_key
    from {{ ref('int_clusters__records') }} as grouped
    inner join {{ ref('unmerge') }} as unmerge
        on grouped.source_record_id = unmerge.source_record_id
),

both_excluded as (
    select
        scored.left_key,
        scored.right_key,
        min(lefts.refusal_reason) as refusal_reason
    from scored
    inner join exclusive as lefts on scored.left_key = lefts.group_key
    inner join exclusive as rights
        on
            scored.right_key = rights.group_key
            and lefts.exclusive_key = rights.exclusive_key
    group by scored.left_key, scored.right_key
),

directed as (
    select
        left_key,
        right_key,
        left_key as here_key,
        right_key as there_key,
        match_weight
    from scored

    union all

    select
        left_key,
        right_key,
        right_key as here_key,
        left_key as there_key,
        match_weight
    from scored
),

-- When two records of a source without duplicates match the same cluster, only the better match may
-- join.
ranked as (
    select
        directed.left_key,
        directed.right_key,
        row_number() over (
            partition by directed.here_key, exclusive.exclusive_key
            order by directed.match_weight desc, directed.there_key asc
        ) as place
    from directed
    inner join exclusive on directed.there_key = exclusive.group_key
),

outranked as (
    select distinct
        left_key,
        right_key
    from ranked
    where place > 1
),

validated as (
    select
        scored.left_key,
        scored.right_key,
        {{ explained_columns('scored') }},
        scored.match_weight,
        scored.relatives_weight,
        scored.facts_weight,
        scored.match_probability,
        case
            when
                scored.left_key in (select unmerged.group_key from unmerged)
                or scored.right_key in (select unmerged.group_key from unmerged)
                then 'unmerged'
            when both_excluded.left_key is not null then both_excluded.refusal_reason
            when outranked.left_key is not null then 'one_to_one'
            -- People of one name are many: it takes a fact that two of them would hardly share.
            when
                scored.match_probability >= {{ var('accepted_link_probability') }}
                and scored.facts_weight < {{ var('least_facts_weight') }}
                then 'no_second_fact'
            when scored.match_probability >= {{ var('accepted_link_probability') }} then null
            when scored.relatives_weight < scored.match_weight then 'relatives'
            else 'band'
        end as refusal_reason
    from scored
    left join both_excluded
        on
            scored.left_key = both_excluded.left_key
            and scored.right_key = both_excluded.right_key
    left join outranked
        on scored.left_key = outranked.left_key and scored.right_key = outranked.right_key
)

select * from validated
