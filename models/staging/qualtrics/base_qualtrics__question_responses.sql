with
source as ({{ raw_rows('qualtrics', 'question_response') }}),

accepted_responses as (
    select
        response_id,
        survey_id,
        source_record_id,
        language,
        responded_at
    from {{ ref('base_qualtrics__survey_responses') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('_fivetran_id') }} as answer_id,
        {{ clean_text('response_id') }} as response_id,
        {{ clean_text('question_id') }} as question_id,
        {{ clean_text('sub_question_key') }} as sub_question_key,
        {{ clean_text('question_option_key') }} as option_key,
        {{ clean_text('value') }} as answer_value,
        {{ clean_text('text') }} as answer_text,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        accepted_responses.survey_id,
        accepted_responses.source_record_id,
        accepted_responses.language,
        accepted_responses.responded_at,
        case
            when
                renamed.answer_id is null
                or renamed.response_id is null
                or renamed.question_id is null
                then 'missing_key'
            -- The tool exports each recommendation a second time, as promoter, passive or
            -- detractor.
            when {{ regexp_like('renamed.question_id', '_NPS_GROUP$') }} then 'derived_by_the_tool'
            when coalesce(renamed.option_key, renamed.answer_value, renamed.answer_text) is null
                then 'empty_answer'
            when accepted_responses.response_id is null then 'response_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_responses on renamed.response_id = accepted_responses.response_id
),

-- When a response is re-evaluated (incremental run), so are its answers.
validated_by_responses as (
    {{ with_children_of_changed_parents('validated', [
        {
            'accepted': 'accepted_responses', 'key': 'response_id',
            'reason': 'response_not_accepted',
            'taken': ['survey_id', 'source_record_id', 'language', 'responded_at']
        }
    ]) }}
),

question_responses as ({{ accept_or_reject('validated_by_responses', 'answer_id') }})

select * from question_responses
