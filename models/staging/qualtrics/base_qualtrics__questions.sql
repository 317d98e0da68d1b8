with
source as ({{ raw_rows('qualtrics', 'question') }}),

renamed as (
    select
        {{ clean_text('survey_id') }} as survey_id,
        {{ clean_text('id') }} as question_id,
        {{ clean_text('data_export_tag') }} as question_reference,
        {{ clean_text('question_text') }} as question_title,
        {{ clean_text('question_type') }} as question_type,
        {{ clean_text('selector') }} as selector,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        survey_id || ':' || question_id as survey_question_id,
        case when survey_id is null or question_id is null then 'missing_key' end as invalid_reason
    from renamed
),

questions as ({{ accept_or_reject('validated', 'survey_question_id') }})

select * from questions
