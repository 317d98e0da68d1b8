with
row_counts as (select * from {{ ref('int_row_counts__unioned') }}),

summed as (
    select
        channel,
        counted_on,
        cast(sum(raw_rows) as bigint) as raw_rows,
        cast(sum(accepted_rows) as bigint) as accepted_rows,
        cast(sum(duplicate_rows) as bigint) as duplicate_rows,
        cast(sum(deleted_rows) as bigint) as deleted_rows,
        cast(sum(invalid_rows) as bigint) as invalid_rows
    from row_counts
    group by channel, counted_on
),

days as (select distinct counted_on from row_counts),

channels as (
    select
        channel,
        min(counted_on) as first_counted_on
    from row_counts
    group by channel
),

-- A channel that is silent while others deliver gets a day with zero rows: otherwise its worst day
-- would have no row at all.
source_days as (
    select
        channels.channel,
        days.counted_on,
        coalesce(summed.raw_rows, 0) as raw_rows,
        coalesce(summed.accepted_rows, 0) as accepted_rows,
        coalesce(summed.duplicate_rows, 0) as duplicate_rows,
        coalesce(summed.deleted_rows, 0) as deleted_rows,
        coalesce(summed.invalid_rows, 0) as invalid_rows
    from channels
    inner join days on channels.first_counted_on <= days.counted_on
    left join summed
        on channels.channel = summed.channel and days.counted_on = summed.counted_on
)

select * from source_days
