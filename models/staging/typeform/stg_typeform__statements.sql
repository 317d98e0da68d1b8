with
answers as (select * from {{ ref('base_typeform__answers') }} where reject_reason is null),

questions as (select * from {{ ref('base_typeform__questions') }} where reject_reason is null),

-- Contact data says who answered, not what they think.
opinions as (
    select
        answers.*,
        questions.question_reference,
        {{ parse_number('answers.answer', 'double') }} as number_given,
        {{ json_text('answers.answer', 'label') }} as choice,
        {{ json_text('answers.answer', 'labels') }} as choices,
        {{ json_text('answers.answer', 'other') }} as other_choice,
        case
            when answers.question_type = 'nps' then 'nps'
            -- A scale of eleven steps from zero asks for a recommendation; other scales may ask
            -- anything.
            when
                answers.question_type = 'opinion_scale'
                and questions.scale_steps = 11
                and not coalesce(questions.is_scale_from_one, false)
                then 'nps'
            when answers.question_type = 'rating' then 'satisfaction'
            else 'survey_answer'
        end as statement_kind
    from answers
    left join questions
        on
            answers.form_id = questions.form_id
            and answers.question_id = questions.question_id
    where
        coalesce(answers.question_type, '') not in (
            'email', 'phone_number', 'contact_info', 'address', 'payment', 'file_upload'
        )
),

statements as (
    select
        source_record_id,
        submitted_at as said_at,
        statement_kind,
        loaded_at,
        'typeform:' || answer_id as statement_id,
        'typeform:' || form_id || ':' || coalesce(question_reference, question_id) as question_id,
        case
            when statement_kind = 'nps' then {{ recommendation_group('number_given') }}
            when data_type in ('choice', 'choices')
                then coalesce(
                    choice,
                    replace({{ regexp_remove('choices', '^\\["|"\\]$') }}, '","', ', '),
                    case when other_choice is null then answer end
                )
            when data_type in ('boolean', 'date') then answer
        end as answer,
        case when data_type = 'number' then number_given end as score,
        case
            when data_type in ('choice', 'choices') then other_choice
            when data_type in ('number', 'boolean', 'date') then null
            else answer
        end as statement_text
    from opinions
)

select * from statements
