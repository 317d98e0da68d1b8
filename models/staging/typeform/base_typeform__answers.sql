with
source as ({{ raw_rows('typeform', 'answers') }}),

accepted_landings as (
    select
        landing_id,
        form_id,
        source_record_id,
        submitted_at
    from {{ ref('base_typeform__landings') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('landing_id') }} as landing_id,
        {{ clean_text('question_id') }} as question_id,
        lower({{ clean_text('type') }}) as question_type,
        lower({{ clean_text('data_type') }}) as data_type,
        {{ clean_text('answer') }} as answer,
        false as is_deleted,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        accepted_landings.form_id,
        accepted_landings.source_record_id,
        -- All answers of a response are submitted at once.
        accepted_landings.submitted_at,
        renamed.landing_id || ':' || renamed.question_id as answer_id,
        case
            when renamed.landing_id is null or renamed.question_id is null then 'missing_key'
            when renamed.answer is null then 'empty_answer'
            when accepted_landings.landing_id is null then 'response_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_landings on renamed.landing_id = accepted_landings.landing_id
),

-- When a response is re-evaluated (incremental run), so are its answers.
validated_by_landings as (
    {{ with_children_of_changed_parents('validated', [
        {
            'accepted': 'accepted_landings', 'key': 'landing_id',
            'reason': 'response_not_accepted',
            'taken': ['form_id', 'source_record_id', 'submitted_at']
        }
    ]) }}
),

answers as ({{ accept_or_reject('validated_by_landings', 'answer_id') }})

select * from answers
