with
row_counts as (select * from {{ ref('int_row_counts__unioned') }}),

latest_timestamps as (
    select
        channel,
        max(latest_at) as latest_event_at
    from {{ ref('int_latest_timestamps__unioned') }}
    group by channel
),

as_of as (select * from {{ ref('int_run__as_of') }}),

deliveries as (
    select
        channel,
        counted_on,
        max(latest_loaded_at) as latest_loaded_at,
        lead(counted_on) over (partition by channel order by counted_on desc)
            as delivered_before_on,
        row_number() over (partition by channel order by counted_on desc) as newest_first
    from row_counts
    group by channel, counted_on
),

gaps as (
    select
        *,
        {{ days_between('delivered_before_on', 'counted_on') }} as gap_days
    from deliveries
),

-- Only recent deliveries: the gaps of a year ago say nothing about today.
channels as (
    select
        channel,
        max(latest_loaded_at) as latest_loaded_at,
        max(counted_on) as latest_delivery_on,
        count(*) as delivery_days,
        median(case when newest_first <= 20 then gap_days end) as usual_gap_days,
        max(case when newest_first <= 20 then gap_days end) as longest_gap_days
    from gaps
    group by channel
),

ages as (
    select
        channels.*,
        latest_timestamps.latest_event_at,
        greatest(
            {{ days_between('channels.latest_delivery_on', 'cast(as_of.as_of_at as date)') }}, 0
        ) as days_since_delivery
    from channels
    cross join as_of
    left join latest_timestamps on channels.channel = latest_timestamps.channel
),

source_freshness as (
    select
        channel,
        latest_loaded_at,
        latest_delivery_on,
        latest_event_at,
        delivery_days,
        usual_gap_days,
        cast(longest_gap_days as integer) as longest_gap_days,
        cast(days_since_delivery as integer) as days_since_delivery,
        -- Five gaps are the minimum for a pattern; one day of grace allows for time zones.
        delivery_days > 5 and days_since_delivery > longest_gap_days + 1 as is_late
    from ages
)

select * from source_freshness
