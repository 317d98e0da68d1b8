with
activities as (
    select
        source_record_id,
        occurred_at,
        lower(category) as category
    from {{ ref('int_activities__unioned') }}
    where category is not null and not is_outbound
),

order_lines as (
    select
        source_record_id,
        ordered_at,
        lower(category) as category
    from {{ ref('int_order_lines__unioned') }}
    where category is not null and line_kind = 'sale' and not is_cancelled
),

connected as (select * from {{ ref('int_records__resolved') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

signals as (
    select
        source_record_id,
        category,
        occurred_at,
        0 as purchases,
        1 as views
    from activities

    union all

    select
        source_record_id,
        category,
        ordered_at as occurred_at,
        1 as purchases,
        0 as views
    from order_lines
),

interests as (
    select
        connected.customer_id,
        signals.category,
        cast(sum(signals.purchases) as integer) as purchases,
        cast(sum(signals.views) as integer) as views,
        -- A purchase shows more interest than a view: it counts as three views.
        cast(sum(3 * signals.purchases + signals.views) as integer) as interest
    from signals
    inner join connected on signals.source_record_id = connected.source_record_id
    inner join as_of
        on
            signals.occurred_at
            >= as_of.as_of_at - interval '{{ var("feature_window_days") }} days'
    group by connected.customer_id, signals.category
),

totalled as (
    select
        *,
        sum(interest) over (partition by customer_id) as total_interest
    from interests
),

category_interests as (
    select
        customer_id,
        category,
        purchases,
        views,
        interest,
        cast(total_interest as integer) as total_interest,
        cast(interest + 1.0 as double) / (total_interest + 5.0) as category_share,
        row_number() over (
            partition by customer_id order by interest desc, category asc
        ) as category_rank
    from totalled
)

select * from category_interests
