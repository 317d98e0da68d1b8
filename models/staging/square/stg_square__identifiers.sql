with
-- Cashiers scan the loyalty card into the field for a number of another system. Any other entry in
-- that field is not a loyalty number and must not join two people.
customers as (
    select
        *,
        case when {{ regexp_like('reference_id', '^LM[0-9]{8}$') }} then reference_id end
            as loyalty_number
    from {{ ref('base_square__customers') }}
    where reject_reason is null
),

payments as (
    select * from {{ ref('base_square__payments') }}
    where reject_reason is null and source_record_id is not null
),

sightings as (
    {{ unpivot_identifiers(
        'customers',
        {
            'square_customer_id': 'customer_id', 'loyalty_number': 'loyalty_number',
            'email': 'email', 'phone': 'phone'
        },
        seen_at='created_at', country='country'
    ) }}

    union all

    {{ unpivot_identifiers(
        'payments',
        {'email': 'email', 'card_fingerprint': 'card_fingerprint'},
        seen_at='paid_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
