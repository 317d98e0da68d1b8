with
contacts as (select * from {{ ref('base_hubspot__contacts') }} where reject_reason is null),

contact_merges as (
    select * from {{ ref('base_hubspot__contact_merges') }} where reject_reason is null
),

-- A contact lists the contacts that were merged into it.
listed_merges as (
    {{ split_rows('contacts', "replace(merged_contact_ids, ',', ';')", 'listed_id', ';') }}
),

-- A merge in HubSpot states that two contacts are one person: both carry the merged contact's id.
contact_pairs as (
    select
        merged_contact_id,
        merged_at,
        'hubspot:contact:' || surviving_contact_id as source_record_id
    from contact_merges

    union all

    select
        {{ clean_key('listed_id') }} as merged_contact_id,
        created_at as merged_at,
        source_record_id
    from listed_merges
),

merged_contacts as (
    select contact_pairs.*
    from contact_pairs
    inner join contacts on contact_pairs.source_record_id = contacts.source_record_id
),

sightings as (
    {{ unpivot_identifiers(
        'contacts',
        {'hubspot_contact_id': 'contact_id', 'email': 'email', 'phone': 'phone'},
        seen_at='created_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'contacts',
        {'phone': 'mobile_phone', 'email': 'additional_emails'},
        seen_at='created_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'merged_contacts',
        {'hubspot_contact_id': 'merged_contact_id'},
        seen_at='merged_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
