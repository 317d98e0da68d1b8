with
statements as (select * from {{ ref('int_statements__unioned') }}),

published as (
    select
        channel,
        statement_id,
        source_record_id,
        said_at,
        statement_kind,
        question_id,
        answer,
        score,
        statement_text,
        language,
        loaded_at
    from statements
)

select * from published
