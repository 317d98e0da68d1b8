with
leads as (select * from {{ ref('base_meta_lead_ads__leads') }} where reject_reason is null),

questions as (select * from {{ ref('meta_lead_questions') }}),

answers as (
    {{ exploded_key_values('leads', ['source_record_id', 'submitted_at'], 'answers_json') }}
),

known_answers as (
    select
        answers.source_record_id,
        answers.submitted_at,
        questions.field,
        {{ clean_text('answers.answer') }} as answer
    from answers
    inner join questions on lower(answers.question_name) = questions.question_name
),

countries as (
    select
        source_record_id,
        min(answer) as country
    from known_answers
    where field = 'country'
    group by source_record_id
),

sightings as (
    select
        known_answers.source_record_id,
        known_answers.field as identifier_type,
        known_answers.answer as identifier_value,
        countries.country,
        known_answers.submitted_at as seen_at
    from known_answers
    left join countries on known_answers.source_record_id = countries.source_record_id
    where known_answers.field in ('email', 'phone') and known_answers.answer is not null
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
