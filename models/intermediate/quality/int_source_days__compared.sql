with
source_days as (
    select
        *,
        {{ iso_weekday('counted_on') }} as day_of_week
    from {{ ref('int_source_days__counted') }}
),

-- Each day joined to the days of the eight weeks before it.
history as (
    select
        source_days.channel,
        source_days.counted_on,
        earlier.raw_rows,
        earlier.accepted_rows,
        earlier.invalid_rows,
        source_days.day_of_week = earlier.day_of_week as is_same_weekday
    from source_days
    inner join source_days as earlier
        on
            source_days.channel = earlier.channel
            and source_days.counted_on > earlier.counted_on
            and {{ days_between('earlier.counted_on', 'source_days.counted_on') }} <= 56
),

usual as (
    select
        channel,
        counted_on,
        count(*) filter (where is_same_weekday) as weeks_of_history,
        median(case when is_same_weekday then raw_rows end) as usual_rows,
        median(raw_rows) as usual_rows_any_weekday,
        -- Days without rows are left out, so that one outage does not hide the next.
        min(raw_rows) filter (where raw_rows > 0) as fewest_rows,
        max(raw_rows) as most_rows,
        -- Smoothed, so that the first invalid row of a clean channel is not an alarm.
        cast(sum(invalid_rows) + 1 as double)
        / cast(sum(accepted_rows) + sum(invalid_rows) + 2 as double) as usual_invalid_share
    from history
    group by channel, counted_on
),

-- On a square-root scale counts of every size have a similar spread.
deviations as (
    select
        history.channel,
        history.counted_on,
        median(abs(sqrt(history.raw_rows) - sqrt(usual.usual_rows_any_weekday)))
            as deviation_any_weekday,
        median(
            case
                when history.is_same_weekday
                    then abs(sqrt(history.raw_rows) - sqrt(usual.usual_rows))
            end
        ) as deviation
    from history
    inner join usual
        on history.channel = usual.channel and history.counted_on = usual.counted_on
    group by history.channel, history.counted_on
),

compared as (
    select
        source_days.channel,
        source_days.counted_on,
        source_days.raw_rows,
        source_days.accepted_rows,
        source_days.duplicate_rows,
        source_days.deleted_rows,
        source_days.invalid_rows,
        usual.usual_rows,
        usual.fewest_rows,
        usual.most_rows,
        usual.usual_invalid_share,
        coalesce(usual.weeks_of_history, 0) as weeks_of_history,
        -- Eight days can underestimate the spread by chance; no count has a spread below one half.
        greatest(1.4826 * deviations.deviation, 1.4826 * deviations.deviation_any_weekday, 0.5)
            as root_spread
    from source_days
    left join usual
        on source_days.channel = usual.channel and source_days.counted_on = usual.counted_on
    left join deviations
        on
            source_days.channel = deviations.channel
            and source_days.counted_on = deviations.counted_on
)

select * from compared
