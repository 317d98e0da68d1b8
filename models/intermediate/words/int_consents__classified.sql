with
answers as (select * from {{ ref('int_consents__unioned') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

matched as (select * from {{ ref('int_consent_words__matched') }}),

understood as (
    select
        answers.channel,
        answers.source_record_id,
        answers.purpose,
        answers.legal_basis,
        answers.question,
        answers.answer,
        answers.granted_at,
        answers.withdrawn_at,
        answers.earliest_at,
        answers.latest_at,
        matched.meaning,
        coalesce(matched.contact_channel, answers.contact_channel) as contact_channel,
        coalesce(answers.has_unusable_time, false) as has_unusable_time
    from answers
    left join matched
        on
            answers.channel = matched.channel
            and answers.question = matched.question
            and answers.answer = matched.answer
),

-- In doubt a withdrawal wins: without a timestamp a grant counts as early, and a withdrawal as late
-- as the record allows. What a record says today was true at the as-of timestamp, as far as known.
dated as (
    select
        understood.*,
        as_of.as_of_at,
        case
            when understood.meaning = 'granted'
                then
                    coalesce(
                        understood.granted_at, understood.earliest_at, understood.latest_at
                    )
            when understood.meaning = 'withdrawn' and understood.withdrawn_at is not null
                then understood.withdrawn_at
            when understood.meaning = 'withdrawn' and understood.earliest_at > as_of.as_of_at
                then understood.earliest_at
            when understood.meaning = 'withdrawn'
                then least(coalesce(understood.latest_at, as_of.as_of_at), as_of.as_of_at)
        end as effective_at,
        case
            when understood.meaning = 'granted' and understood.granted_at is null
                then 'earliest_possible'
            when understood.meaning = 'withdrawn' and understood.withdrawn_at is null
                then 'latest_possible'
            when understood.meaning in ('granted', 'withdrawn') then 'stated'
        end as effective_at_origin
    from understood
    cross join as_of
),

classified as (
    select
        channel,
        source_record_id,
        purpose,
        contact_channel,
        legal_basis,
        question,
        answer,
        meaning,
        effective_at,
        effective_at_origin,
        has_unusable_time,
        earliest_at,
        latest_at
    from dated
    where
        coalesce(effective_at, earliest_at) is null
        or coalesce(effective_at, earliest_at) <= as_of_at
)

select * from classified
