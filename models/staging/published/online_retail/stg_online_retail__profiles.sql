with
-- Rejected rows are read too: a customer with only postage or corrections is still a customer.
sightings as (
    select
        source_record_id,
        country,
        case when ordered_at <= synced_at + interval '1 day' then ordered_at end as seen_at,
        cast(ordered_at as string) || order_line_id as sighting_key
    from {{ ref('base_online_retail__order_lines') }}
    where customer_id is not null
),

profiles as (
    select
        source_record_id,
        max(seen_at) as observed_at,
        min(seen_at) as created_at,
        -- Ties by the line's key, so that a rebuild gives the same result.
        max_by(country, sighting_key) filter (where country is not null and seen_at is not null)
            as country
    from sightings
    group by source_record_id
)

select * from profiles
