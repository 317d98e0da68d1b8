with
customers as (select * from {{ ref('base_shopify__customers') }} where reject_reason is null),

orders as (select * from {{ ref('base_shopify__orders') }} where reject_reason is null),

checkouts as (
    select * from {{ ref('base_shopify__abandoned_checkouts') }}
    where reject_reason is null
),

-- An order or checkout has the address of its person, and is all that is known of a guest.
sightings as (
    select
        source_record_id,
        ordered_at as seen_at,
        'order:' || order_id as sighting_id,
        first_name,
        last_name,
        country,
        region,
        city,
        postal_code,
        customer_locale
    from orders

    union all

    select
        source_record_id,
        abandoned_at as seen_at,
        'checkout:' || checkout_id as sighting_id,
        first_name,
        last_name,
        country,
        region,
        city,
        postal_code,
        customer_locale
    from checkouts
),

ranked_sightings as (
    select
        *,
        min(seen_at) over (partition by source_record_id) as first_seen_at,
        row_number() over (
            partition by source_record_id order by seen_at desc, sighting_id desc
        ) as recency_rank
    from sightings
),

latest_sightings as (select * from ranked_sightings where recency_rank = 1),

accounts as (
    select
        *,
        'shopify:customer:' || customer_id as source_record_id
    from customers
),

profiles as (
    select
        accounts.is_email_verified as is_verified,
        latest_sightings.country,
        latest_sightings.region,
        latest_sightings.city,
        latest_sightings.postal_code,
        coalesce(accounts.source_record_id, latest_sightings.source_record_id) as source_record_id,
        coalesce(accounts.updated_at, accounts.created_at, latest_sightings.seen_at) as observed_at,
        least(accounts.created_at, latest_sightings.first_seen_at) as created_at,
        coalesce(accounts.first_name, latest_sightings.first_name) as first_name,
        coalesce(accounts.last_name, latest_sightings.last_name) as last_name,
        lower(substr(latest_sightings.customer_locale, 1, 2)) as language
    from accounts
    full outer join latest_sightings
        on accounts.source_record_id = latest_sightings.source_record_id
)

select * from profiles
