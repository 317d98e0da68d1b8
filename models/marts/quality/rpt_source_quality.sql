with
source_days as (select * from {{ ref('int_source_days__flagged') }}),

profiles as (select * from {{ ref('int_profiles__counted') }}),

agreement as (
    select
        channel,
        cast(sum(customers_agreeing) as double) / cast(sum(customers_compared) as double)
            as agreement_share
    from {{ ref('int_field_agreement__counted') }}
    group by channel
),

shares as (
    select
        source_days.*,
        agreement.agreement_share,
        cast(source_days.accepted_rows as double)
        / nullif(cast(source_days.accepted_rows + source_days.invalid_rows as double), 0)
            as validity_share,
        cast(source_days.duplicate_rows as double)
        / nullif(cast(source_days.raw_rows as double), 0) as duplicate_share,
        cast(profiles.known_values as double)
        / nullif(cast(profiles.offered_values as double), 0) as completeness_share
    from source_days
    left join profiles
        on
            source_days.channel = profiles.channel
            and source_days.counted_on = profiles.observed_on
    left join agreement on source_days.channel = agreement.channel
),

-- Of 100 points validity counts 40, agreement 30, completeness 20 and rows without duplicates 10. A
-- part that is unknown is left out of both sides.
weighed as (
    select
        *,
        40 * coalesce(validity_share, 0) + 30 * coalesce(agreement_share, 0)
        + 20 * coalesce(completeness_share, 0) + 10 * (1 - coalesce(duplicate_share, 1))
            as points_earned,
        case when validity_share is not null then 40 else 0 end
        + case when agreement_share is not null then 30 else 0 end
        + case when completeness_share is not null then 20 else 0 end
        + case when duplicate_share is not null then 10 else 0 end as points_possible
    from shares
),

scored as (
    select
        *,
        case
            when validity_share is not null
                then cast(100 * points_earned / points_possible as decimal(5, 2))
        end as trust_score
    from weighed
),

source_quality as (
    select
        channel,
        counted_on,
        raw_rows,
        accepted_rows,
        duplicate_rows,
        deleted_rows,
        invalid_rows,
        validity_share,
        duplicate_share,
        completeness_share,
        agreement_share,
        trust_score,
        expected_rows_low,
        expected_rows_high,
        is_volume_unusual,
        is_quality_unusual
    from scored
)

select * from source_quality
