with
source as ({{ raw_rows('sfo_survey', 'comment_codes_decoded') }}),

accepted_respondents as (
    select
        respondent_number,
        source_record_id,
        answered_at
    from {{ ref('base_sfo_survey__respondents') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('respnum_fk') }} as respondent_number,
        lower({{ clean_text('comment_field') }}) as comment_field,
        {{ clean_text('comment_code') }} as comment_code,
        {{ clean_text('comment') }} as theme,
        lower({{ clean_text('sentiment') }}) as sentiment,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        accepted_respondents.source_record_id,
        accepted_respondents.answered_at as said_at,
        false as is_deleted,
        renamed.respondent_number || ':' || renamed.comment_field as comment_id,
        case
            when renamed.respondent_number is null or renamed.comment_field is null
                then 'missing_key'
            when renamed.comment_code is null then 'missing_code'
            when accepted_respondents.respondent_number is null then 'respondent_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_respondents
        on renamed.respondent_number = accepted_respondents.respondent_number
),

comments as ({{ accept_or_reject('validated', 'comment_id') }})

select * from comments
