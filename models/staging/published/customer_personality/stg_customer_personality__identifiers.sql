with
customers as (
    select * from {{ ref('base_customer_personality__customers') }} where reject_reason is null
),

sightings as (
    {{ unpivot_identifiers(
        'customers', {'customer_personality_id': 'customer_id'}, seen_at='enrolled_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
