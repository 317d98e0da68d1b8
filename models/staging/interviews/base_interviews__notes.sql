with
source as (select * from {{ raw_table('interviews', 'note') }}),

renamed as (
    select
        {{ clean_text('interview_id') }} as interview_id,
        {{ clean_text('note_number') }} as note_number,
        {{ clean_text('interviewer') }} as interviewer,
        lower({{ clean_text('method') }}) as interview_method,
        {{ clean_text('customer_email') }} as email,
        {{ clean_text('customer_id') }} as customer_id,
        {{ clean_text('question') }} as question,
        lower({{ clean_text('code') }}) as theme_code,
        {{ clean_text('quote') }} as quoted_words,
        {{ clean_text('sentiment') }} as sentiment_written,
        {{ clean_integer('duration_minutes') }} as duration_minutes,
        {{ clean_amount('cost') }} as interview_cost,
        upper({{ clean_text('currency') }}) as currency,
        false as is_deleted,
        {{ clean_timestamp('held_at') }} as held_at,
        -- The file has no export time, only the time of coding: the version that was coded last is
        -- the newest.
        {{ synced_at('coded_at') }},
        {{ load_columns() }}
    from source
),

measured as (
    select
        *,
        interview_id || ':' || note_number as note_id,
        'interviews:interview:' || interview_id as source_record_id,
        {{ parse_number('sentiment_written', 'double') }} as sentiment
    from renamed
),

validated as (
    select
        *,
        case
            when note_id is null then 'missing_key'
            {{ time_reason('held_at') }}
            when synced_at > loaded_at + interval '1 day' then 'time_in_the_future'
            when coalesce(theme_code, quoted_words) is null then 'empty_note'
            when sentiment_written is not null and sentiment is null then 'unreadable_score'
            when sentiment not between -2 and 2 then 'score_out_of_range'
        end as invalid_reason
    from measured
),

notes as ({{ accept_or_reject('validated', 'note_id') }})

select * from notes
