with
users as (select * from {{ ref('base_zendesk__users') }} where reject_reason is null),

sightings as (
    {{ unpivot_identifiers(
        'users',
        {'zendesk_user_id': 'user_id', 'email': 'email', 'phone': 'phone'},
        seen_at='created_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
