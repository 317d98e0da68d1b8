with
customers as (select * from {{ ref('base_amexpert__customers') }} where reject_reason is null),

sent_coupons as (
    select * from {{ ref('base_amexpert__sent_coupons') }} where reject_reason is null
),

-- The declarations of customers have no date.
seen_customers as (
    select
        source_record_id,
        customer_id,
        cast(null as timestamp) as seen_at
    from customers

    union all

    select
        source_record_id,
        customer_id,
        campaign_started_at as seen_at
    from sent_coupons
),

sightings as (
    {{ unpivot_identifiers(
        'seen_customers', {'amexpert_customer_id': 'customer_id'}, seen_at='seen_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
