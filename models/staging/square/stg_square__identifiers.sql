with
customers as (select * from {{ ref('base_square__customers') }} where reject_reason is null),

payments as (
    select * from {{ ref('base_square__payments') }}
    where reject_reason is null and source_record_id is not null
),

-- A cashier scans the loyalty card into the field for a number of another system; whatever else is
-- kept there must not tie two people together. The channel of the programme knows its numbers.
sightings as (
    {{ unpivot_identifiers(
        'customers',
        {
            'square_customer_id': 'customer_id', 'reference_number': 'reference_id',
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
