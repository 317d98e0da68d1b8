with
customers as (
    select
        *,
        'shopify:customer:' || customer_id as source_record_id
    from {{ ref('base_shopify__customers') }}
    where reject_reason is null
),

orders as (select * from {{ ref('base_shopify__orders') }} where reject_reason is null),

checkouts as (
    select * from {{ ref('base_shopify__abandoned_checkouts') }}
    where reject_reason is null
),

sightings as (
    {{ unpivot_identifiers(
        'customers',
        {'login_id': 'customer_id', 'email': 'email', 'phone': 'phone'},
        seen_at='created_at'
    ) }}

    union all

    {{ unpivot_identifiers(
        'orders',
        {'login_id': 'customer_id', 'email': 'email', 'phone': 'billing_phone'},
        seen_at='ordered_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'orders',
        {'phone': 'shipping_phone'},
        seen_at='ordered_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'checkouts',
        {'login_id': 'customer_id', 'email': 'email', 'phone': 'phone'},
        seen_at='abandoned_at', country='country'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
