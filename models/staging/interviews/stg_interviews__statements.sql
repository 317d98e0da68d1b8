with
notes as (select * from {{ ref('base_interviews__notes') }} where reject_reason is null),

statements as (
    select
        source_record_id,
        held_at as said_at,
        theme_code as answer,
        sentiment as score,
        quoted_words as statement_text,
        loaded_at,
        'interview_note' as statement_kind,
        'interviews:' || note_id as statement_id,
        'interviews:' || question as question_id
    from notes
)

select * from statements
