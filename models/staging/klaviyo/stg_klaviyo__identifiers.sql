with
persons as (select * from {{ ref('base_klaviyo__persons') }} where reject_reason is null),

sightings as (
    {{ unpivot_identifiers(
        'persons',
        {'klaviyo_person_id': 'person_id', 'email': 'email', 'phone': 'phone'},
        seen_at='created_at', country='country'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
