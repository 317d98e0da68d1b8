with
contacts as (select * from {{ ref('base_qualtrics__contacts') }} where reject_reason is null),

invitations as (select * from {{ ref('base_qualtrics__invitations') }} where reject_reason is null),

responses as (
    select * from {{ ref('base_qualtrics__survey_responses') }}
    where reject_reason is null
),

embedded_data as (
    select
        response_id,
        case when field_name = 'email' then {{ handed_over('field_value') }} end as email,
        case when field_name = 'customer_id' then {{ handed_over('field_value') }} end
            as customer_id
    from {{ ref('base_qualtrics__embedded_data') }}
    where reject_reason is null
),

-- A response through a personal link belongs to the contact for whom the link was made.
linked_responses as (
    select
        responses.source_record_id,
        responses.responded_at,
        invitations.contact_id
    from responses
    inner join invitations on responses.response_id = invitations.response_id
),

described_responses as (
    select
        responses.source_record_id,
        responses.responded_at,
        embedded_data.email,
        embedded_data.customer_id
    from responses
    inner join embedded_data on responses.response_id = embedded_data.response_id
),

sightings as (
    {{ unpivot_identifiers(
        'contacts',
        {
            'qualtrics_contact_id': 'contact_id', 'login_id': 'customer_id', 'email': 'email',
            'phone': 'phone'
        },
        seen_at='created_at'
    ) }}

    union all

    {{ unpivot_identifiers('responses', {'email': 'email'}, seen_at='responded_at') }}

    union all

    {{ unpivot_identifiers(
        'linked_responses', {'qualtrics_contact_id': 'contact_id'}, seen_at='responded_at'
    ) }}

    union all

    {{ unpivot_identifiers(
        'described_responses', {'login_id': 'customer_id', 'email': 'email'},
        seen_at='responded_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
