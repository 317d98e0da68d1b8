with
respondents as (
    select
        *,
        answered_at as said_at
    from {{ ref('base_sfo_survey__respondents') }}
    where reject_reason is null
),

comments as (select * from {{ ref('base_sfo_survey__comments') }} where reject_reason is null),

questions as (select * from {{ ref('sfo_survey_questions') }}),

codes as (select * from {{ ref('sfo_survey_codes') }}),

coded_answers as (
    {{ unpivot_answers('respondents', {
        'q2purp1': 'q2purp1', 'q2purp2': 'q2purp2', 'q2purp3': 'q2purp3', 'q3getto1': 'q3getto1',
        'q3getto2': 'q3getto2', 'q3getto3': 'q3getto3', 'q3park': 'q3park', 'q4bags': 'q4bags',
        'q4store': 'q4store', 'q4food': 'q4food', 'q4wifi': 'q4wifi',
        'q5timesflown': 'q5timesflown', 'q5firsttime': 'q5firsttime', 'q6longuse': 'q6longuse',
        'q7art': 'q7art', 'q7food': 'q7food', 'q7store': 'q7store', 'q7sign': 'q7sign',
        'q7walkways': 'q7walkways', 'q7screens': 'q7screens', 'q7infodown': 'q7infodown',
        'q7infoup': 'q7infoup', 'q7wifi': 'q7wifi', 'q7roads': 'q7roads', 'q7park': 'q7park',
        'q7airtrain': 'q7airtrain', 'q7ltparking': 'q7ltparking', 'q7rental': 'q7rental',
        'q7all': 'q7all', 'q9boarding': 'q9boarding', 'q9airtrain': 'q9airtrain',
        'q9rental': 'q9rental', 'q9food': 'q9food', 'q9restroom': 'q9restroom', 'q9all': 'q9all',
        'q10safe': 'q10safe', 'q11tsapre': 'q11tsapre', 'q12prechekcrate': 'q12prechekcrate',
        'q13county': 'q13county', 'q13getrate': 'q13getrate', 'q14find': 'q14find',
        'q14passthru': 'q14passthru', 'q15problem': 'q15problem', 'netpro': 'netpro',
        'q16live': 'q16live', 'q19age': 'q19age', 'q21income': 'q21income', 'q22fly': 'q22fly',
        'q23sjc': 'q23sjc', 'q23oak': 'q23oak',
    }) }}
),

-- A code without a published meaning is kept as it is; a blank is not an answer.
answers as (
    select
        coded_answers.source_record_id,
        coded_answers.said_at,
        coded_answers.question_id,
        coalesce(codes.meaning, coded_answers.answer) as answer,
        codes.score,
        coded_answers.loaded_at,
        case questions.scale when 'recommendation' then 'nps' else 'survey_answer' end
            as statement_kind
    from coded_answers
    inner join questions on coded_answers.question_id = questions.question_id
    left join codes
        on questions.scale = codes.scale and coded_answers.answer = codes.code
    where coalesce(codes.is_answered, true)
),

-- Number of passengers that one respondent represents: shares of all passengers need it.
weights as (
    select
        source_record_id,
        said_at,
        'survey_weight' as question_id,
        cast(survey_weight as string) as answer,
        survey_weight as score,
        loaded_at,
        'tag' as statement_kind
    from respondents
    where survey_weight is not null
),

-- The words are those of the coder, not of the passenger: they are an answer, not a text.
coded_comments as (
    select
        source_record_id,
        said_at,
        comment_field as question_id,
        coalesce(theme, comment_code) as answer,
        case sentiment
            when 'positive' then 1.0
            when 'neutral' then 0.0
            when 'negative' then -1.0
        end as score,
        loaded_at,
        'comment' as statement_kind
    from comments
),

said as (
    select * from answers
    union all
    select * from weights
    union all
    select * from coded_comments
),

statements as (
    select
        source_record_id,
        said_at,
        statement_kind,
        question_id,
        answer,
        loaded_at,
        cast(score as double) as score,
        source_record_id || ':' || question_id as statement_id
    from said
)

select * from statements
