with
answers as (
    select * from {{ ref('base_qualtrics__question_responses') }}
    where reject_reason is null
),

questions as (select * from {{ ref('base_qualtrics__questions') }} where reject_reason is null),

question_options as (
    select * from {{ ref('base_qualtrics__question_options') }}
    where reject_reason is null
),

described as (
    select
        answers.*,
        questions.question_type,
        question_options.option_text,
        coalesce(lower(questions.question_reference), answers.question_id) as question_reference,
        {{ parse_number(
            'coalesce(question_options.recoded_value, answers.answer_value)', 'double'
        ) }} as number_given,
        case
            when questions.selector = 'NPS' then 'nps'
            when {{ regexp_like('lower(questions.question_reference)', '^csat') }}
                then 'satisfaction'
            else 'survey_answer'
        end as statement_kind
    from answers
    left join questions
        on answers.survey_id = questions.survey_id and answers.question_id = questions.question_id
    left join question_options
        on
            answers.survey_id = question_options.survey_id
            and answers.question_id = question_options.question_id
            and answers.option_key = question_options.option_key
),

statements as (
    select
        source_record_id,
        responded_at as said_at,
        statement_kind,
        language,
        loaded_at,
        'qualtrics:' || answer_id as statement_id,
        'qualtrics:' || survey_id || ':' || question_reference
        || coalesce(':' || sub_question_key, '') as question_id,
        case
            when statement_kind = 'nps' then {{ recommendation_group('number_given') }}
            when coalesce(question_type, '') <> 'TE'
                then coalesce(option_text, answer_text, answer_value, option_key)
        end as answer,
        -- The number of a choice is a code, not a measure, unless the scale is known.
        case
            when statement_kind <> 'survey_answer' or question_type = 'Slider' then number_given
        end as score,
        case when question_type = 'TE' then coalesce(answer_text, answer_value) end
            as statement_text
    from described
)

select * from statements
