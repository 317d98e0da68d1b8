with
members as (select * from {{ ref('base_mailchimp__members') }} where reject_reason is null),

sightings as (
    {{ unpivot_identifiers(
        'members',
        {'mailchimp_member_id': 'member_id', 'email': 'email'},
        seen_at='coalesce(signed_up_at, opted_in_at, updated_at)'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
