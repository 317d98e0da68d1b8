with
leads as (select * from {{ ref('base_meta_lead_ads__leads') }} where reject_reason is null),

questions as (select * from {{ ref('meta_lead_questions') }}),

answers as (
    {{ exploded_key_values(
        'leads',
        ['source_record_id', 'lead_id', 'form_id', 'submitted_at', 'loaded_at'],
        'answers_json'
    ) }}
),

-- Questions of a form beyond the contact fields; a question that a form asks twice is one
-- statement.
other_answers as (
    select
        answers.source_record_id,
        answers.lead_id,
        answers.form_id,
        answers.question_name,
        answers.submitted_at,
        answers.loaded_at,
        {{ joined_text('answers.answer', ', ', 'answers.answer') }} as answer
    from answers
    left join questions on lower(answers.question_name) = questions.question_name
    where
        questions.question_name is null
        and answers.question_name is not null
        and {{ clean_text('answers.answer') }} is not null
    group by
        answers.source_record_id,
        answers.lead_id,
        answers.form_id,
        answers.question_name,
        answers.submitted_at,
        answers.loaded_at
),

statements as (
    select
        source_record_id,
        submitted_at as said_at,
        'lead_answer' as statement_kind,
        -- The export does not say which questions had choices, so the answer is in both columns.
        answer,
        answer as statement_text,
        loaded_at,
        'meta_lead_ads:' || lead_id || ':' || question_name as statement_id,
        'meta_lead_ads:' || coalesce(form_id, '') || ':' || question_name as question_id
    from other_answers
)

select * from statements
