with
-- Rejected rows are read too, as in the profiles, so that every profile has its identifier.
order_lines as (
    select
        source_record_id,
        customer_id,
        case when ordered_at <= synced_at + interval '1 day' then ordered_at end as seen_at
    from {{ ref('base_online_retail__order_lines') }}
),

sightings as (
    {{ unpivot_identifiers(
        'order_lines',
        {'online_retail_customer_id': 'customer_id'},
        seen_at='seen_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
