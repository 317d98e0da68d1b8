with
contacts as (select * from {{ ref('base_salesforce__contacts') }} where reject_reason is null),

leads as (select * from {{ ref('base_salesforce__leads') }} where reject_reason is null),

-- Salesforce itself states which records are one person: the contact that a lead became, and the
-- record into which others were merged.
sightings as (
    {{ unpivot_identifiers(
        'contacts',
        {'salesforce_contact_id': 'contact_id', 'email': 'email', 'phone': 'phone'},
        seen_at='created_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'contacts',
        {'salesforce_contact_id': 'master_contact_id', 'phone': 'mobile_phone'},
        seen_at='created_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'leads',
        {'salesforce_lead_id': 'lead_id', 'email': 'email', 'phone': 'phone'},
        seen_at='created_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'leads',
        {
            'salesforce_lead_id': 'master_lead_id',
            'salesforce_contact_id': 'converted_contact_id', 'phone': 'mobile_phone'
        },
        seen_at='created_at', country='country'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
