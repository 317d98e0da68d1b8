with
trials as (
    {{ conflict_trials(
        nodes=ref('int_components__nodes'),
        links=ref('int_links__evidence'),
        name_keys=ref('int_records__name_keys'),
        identifier_types=ref('identifier_types')
    ) }}
),

-- The lowest cutoff without a conflict gives the largest piece, because it cuts the fewest links.
ranked as (
    select
        *,
        row_number() over (
            partition by node_key
            order by
                is_still_conflicting asc,
                case when is_still_conflicting then -cutoff else cutoff end asc
        ) as trial_rank
    from trials
),

cuts as (
    select
        node_key,
        group_key,
        conflict_reason,
        is_still_conflicting
    from ranked
    where trial_rank = 1
)

select * from cuts
