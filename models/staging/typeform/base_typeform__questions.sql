with
source as ({{ raw_rows('typeform', 'questions') }}),

renamed as (
    select
        {{ clean_text('form_id') }} as form_id,
        {{ clean_text('question_id') }} as question_id,
        {{ clean_text('ref') }} as question_reference,
        {{ clean_text('title') }} as question_title,
        lower({{ clean_text('type') }}) as question_type,
        {{ clean_text('properties') }} as properties,
        false as is_deleted,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        form_id || ':' || question_id as form_question_id,
        {{ parse_number(json_text('properties', 'steps'), 'decimal(4, 0)') }} as scale_steps,
        {{ clean_boolean(json_text('properties', 'start_at_one')) }} as is_scale_from_one,
        case when form_id is null or question_id is null then 'missing_key' end as invalid_reason
    from renamed
),

questions as ({{ accept_or_reject('validated', 'form_question_id') }})

select * from questions
