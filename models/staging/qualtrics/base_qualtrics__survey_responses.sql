with
source as ({{ raw_rows('qualtrics', 'survey_response') }}),

renamed as (
    select
        {{ clean_text('id') }} as response_id,
        {{ clean_text('survey_id') }} as survey_id,
        {{ clean_text('recipient_email') }} as email,
        {{ clean_text('recipient_first_name') }} as first_name,
        {{ clean_text('recipient_last_name') }} as last_name,
        lower(substr({{ clean_text('user_language') }}, 1, 2)) as language,
        lower({{ clean_text('distribution_channel') }}) as distribution_channel,
        {{ clean_integer('status') }} as response_status,
        {{ clean_integer('duration_in_seconds') }} as duration_in_seconds,
        coalesce({{ clean_boolean('finished') }}, false) as is_finished,
        false as is_deleted,
        coalesce(
            {{ clean_timestamp('recorded_date') }}, {{ clean_timestamp('end_date') }}
        ) as responded_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'qualtrics:response:' || response_id as source_record_id,
        case
            when response_id is null then 'missing_key'
            -- The tool's own marks: previews and tests, also offline ones, and suspected spam.
            when response_status in (1, 2, 9, 17) then 'test_response'
            when response_status in (8, 12, 40) then 'spam_response'
            {{ time_reason('responded_at') }}
        end as invalid_reason
    from renamed
),

survey_responses as ({{ accept_or_reject('validated', 'response_id') }})

select * from survey_responses
