with
customers as (select * from {{ ref('base_olist__customers') }} where reject_reason is null),

orders as (select * from {{ ref('base_olist__orders') }} where reject_reason is null),

-- Every order gets a new customer id; the unique id is Olist's statement that they are one person.
dated_customers as (
    select
        customers.source_record_id,
        customers.customer_unique_id,
        orders.ordered_at as seen_at
    from customers
    left join orders on customers.customer_id = orders.customer_id
),

sightings as (
    {{ unpivot_identifiers(
        'dated_customers',
        {'olist_customer_unique_id': 'customer_unique_id'},
        seen_at='seen_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
