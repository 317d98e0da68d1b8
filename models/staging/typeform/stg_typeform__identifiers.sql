with
responses as (select * from {{ ref('base_typeform__landings') }} where reject_reason is null),

answers as (select * from {{ ref('base_typeform__answers') }} where reject_reason is null),

email_answers as (select * from answers where question_type = 'email'),

phone_answers as (select * from answers where question_type = 'phone_number'),

sightings as (
    {{ unpivot_identifiers(
        'responses', {'login_id': 'customer_id', 'email': 'email'}, seen_at='submitted_at'
    ) }}

    union all

    {{ unpivot_identifiers('email_answers', {'email': 'answer'}, seen_at='submitted_at') }}

    union all

    {{ unpivot_identifiers('phone_answers', {'phone': 'answer'}, seen_at='submitted_at') }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
