-- A gap between two cut points leaves customers without a score. An overlap gives them two scores
-- and doubles their rows. A metric without cut points empties every segment that uses its score.
with

metrics as (

    {% for metric in ['recency', 'frequency', 'monetary', 'lapse', 'repurchase'] %}
    select '{{ metric }}' as metric
    {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

cut_points as (

    select * from {{ ref('score_cut_points') }}

),

neighbours as (

    select
        metrics.metric,
        cut_points.score,
        cut_points.lower_bound,
        cut_points.upper_bound,
        row_number() over (
            partition by metrics.metric
            order by cut_points.lower_bound asc nulls first, cut_points.score asc
        ) as place,
        count(cut_points.score) over (partition by metrics.metric) as range_count,
        lead(cut_points.lower_bound) over (
            partition by metrics.metric
            order by cut_points.lower_bound asc nulls first, cut_points.score asc
        ) as next_lower_bound
    from metrics
    left join cut_points on metrics.metric = cut_points.metric

),

offenders as (

    select *
    from neighbours
    where
        range_count = 0
        or (place = 1 and lower_bound is not null)
        or (place > 1 and lower_bound is null)
        or (place = range_count and upper_bound is not null)
        or (place < range_count and upper_bound is distinct from next_lower_bound)
        or lower_bound >= upper_bound

)

select * from offenders
