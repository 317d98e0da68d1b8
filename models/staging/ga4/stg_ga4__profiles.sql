with
events as (select * from {{ ref('base_ga4__events') }} where reject_reason is null),

-- Place of the visitor from the newest event that has one; ties by event id, so that a rebuild
-- gives the same result.
profiles as (
    select
        source_record_id,
        max(occurred_at) as observed_at,
        min(occurred_at) as created_at,
        max_by(country, occurred_key) filter (where country is not null) as country,
        max_by(region, occurred_key) filter (where region is not null) as region,
        max_by(city, occurred_key) filter (where city is not null) as city,
        lower(substr(
            max_by(device_language, occurred_key) filter (where device_language is not null), 1, 2
        )) as language
    from (
        select
            *,
            cast(occurred_at as string) || event_id as occurred_key
        from events
    ) as keyed_events
    group by source_record_id
)

select * from profiles
