with
source as ({{ raw_rows('qualtrics', 'question_option') }}),

renamed as (
    select
        {{ clean_text('survey_id') }} as survey_id,
        {{ clean_text('question_id') }} as question_id,
        {{ clean_text('key') }} as option_key,
        {{ clean_text('recode_value') }} as recoded_value,
        {{ clean_text('text') }} as option_text,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        survey_id || ':' || question_id || ':' || option_key as survey_option_id,
        case
            when survey_id is null or question_id is null or option_key is null
                then 'missing_key'
        end as invalid_reason
    from renamed
),

question_options as ({{ accept_or_reject('validated', 'survey_option_id') }})

select * from question_options
