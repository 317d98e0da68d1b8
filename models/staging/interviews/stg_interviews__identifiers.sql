with
notes as (select * from {{ ref('base_interviews__notes') }} where reject_reason is null),

sightings as (
    {{ unpivot_identifiers(
        'notes', {'login_id': 'customer_id', 'email': 'email'}, seen_at='held_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
