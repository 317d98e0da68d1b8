with
source_days as (
    select
        *,
        accepted_rows + invalid_rows as validated_rows,
        max(counted_on) over () as latest_delivery_on,
        weeks_of_history >= 6 as has_history,
        sqrt(usual_rows) + {{ var('unusual_spreads') }} * root_spread as highest_root,
        greatest(sqrt(usual_rows) - {{ var('unusual_spreads') }} * root_spread, 0.0) as lowest_root
    from {{ ref('int_source_days__compared') }}
),

-- Any number that the channel delivered in the eight weeks, and a quarter beyond it, is usual.
expected as (
    select
        *,
        case
            when has_history
                then least(lowest_root * lowest_root, coalesce(0.75 * fewest_rows, 0.0))
        end as expected_rows_low,
        case when has_history then greatest(highest_root * highest_root, 1.25 * most_rows) end
            as expected_rows_high,
        case
            when has_history
                then
                    validated_rows * usual_invalid_share
                    + {{ var('unusual_spreads') }} * sqrt(
                        validated_rows * usual_invalid_share * (1.0 - usual_invalid_share)
                    )
        end as expected_invalid_rows_high
    from source_days
),

flagged as (
    select
        channel,
        counted_on,
        raw_rows,
        accepted_rows,
        duplicate_rows,
        deleted_rows,
        invalid_rows,
        expected_rows_low,
        expected_rows_high,
        expected_invalid_rows_high,
        -- Zero rows are normal where less than one is expected; the newest day may be incomplete.
        coalesce(
            raw_rows > expected_rows_high
            or (
                raw_rows < expected_rows_low
                and expected_rows_low >= 1
                and counted_on < latest_delivery_on
            ),
            false
        ) as is_volume_unusual,
        coalesce(invalid_rows >= 3 and invalid_rows > expected_invalid_rows_high, false)
            as is_quality_unusual
    from expected
)

select * from flagged
