with
answers as (select * from {{ ref('int_consents__unioned') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

consent_words as (select * from {{ ref('consent_words') }}),

yes_no_words as (select * from {{ ref('yes_no_words') }}),

-- Few words are written on many records, so each is looked up once.
asked as (
    select
        channel,
        question,
        answer
    from answers
    group by channel, question, answer
),

-- Yes and no mean what the question asked: consent, or leaving.
plain as (
    select
        asked.channel,
        asked.question,
        asked.answer,
        case
            when yes_no_words.is_yes then 'yes'
            when not yes_no_words.is_yes then 'no'
        end as plain_answer
    from asked
    left join yes_no_words on asked.answer = yes_no_words.word
),

-- The word itself comes before yes and no, and a row of the channel and question before a general
-- one.
found as (
    select
        plain.channel,
        plain.question,
        plain.answer,
        consent_words.contact_channel,
        -- A field that asks only who wants no messages cannot grant any.
        case
            when plain.question = 'opt_out' and consent_words.meaning = 'granted' then 'none'
            else consent_words.meaning
        end as meaning,
        row_number() over (
            partition by plain.channel, plain.question, plain.answer
            order by
                case when consent_words.word = plain.answer then 0 else 1 end asc,
                case when consent_words.channel = '*' then 1 else 0 end asc,
                case when consent_words.question = '*' then 1 else 0 end asc
        ) as choice
    from plain
    inner join consent_words
        on
            consent_words.word in (plain.answer, plain.plain_answer)
            and consent_words.channel in (plain.channel, '*')
            and consent_words.question in (plain.question, '*')
),

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
        found.meaning,
        coalesce(found.contact_channel, answers.contact_channel) as contact_channel,
        coalesce(answers.has_unusable_time, false) as has_unusable_time
    from answers
    left join found
        on
            answers.channel = found.channel
            and answers.question = found.question
            and answers.answer = found.answer
            and found.choice = 1
),

-- In doubt a withdrawal wins: without a timestamp a grant counts as early, and a withdrawal as late
-- as the record allows. What a record says today was true at the as-of timestamp, as far as we know.
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
