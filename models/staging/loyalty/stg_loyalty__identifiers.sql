with
members as (select * from {{ ref('base_loyalty__members') }} where reject_reason is null),

-- When the programme merges two cards, they are one person: the old card carries the new number.
sightings as (
    {{ unpivot_identifiers(
        'members',
        {'loyalty_number': 'loyalty_number', 'email': 'email', 'phone': 'phone'},
        seen_at='enrolled_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'members',
        {'loyalty_number': 'merged_into_loyalty_number'},
        seen_at='enrolled_at', country='country'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
