with
answers as (select * from {{ ref('int_consents__unioned') }}),

consent_words as (select * from {{ ref('consent_words') }}),

yes_no_words as (select * from {{ ref('yes_no_words') }}),

-- Few words are written on many records, so each is looked up once. Yes and no mean what the
-- question asked: consent, or leaving.
asked as (
    select
        answers.channel,
        answers.question,
        answers.answer,
        case
            when yes_no_words.is_yes then 'yes'
            when not yes_no_words.is_yes then 'no'
        end as plain_answer
    from answers
    left join yes_no_words on answers.answer = yes_no_words.word
    group by answers.channel, answers.question, answers.answer, yes_no_words.is_yes
),

-- The word itself comes before yes and no, and a row of the channel and question before a general
-- one.
found as (
    select
        asked.channel,
        asked.question,
        asked.answer,
        consent_words.contact_channel,
        -- A field that asks only who wants no messages cannot grant any.
        case
            when asked.question = 'opt_out' and consent_words.meaning = 'granted' then 'none'
            else consent_words.meaning
        end as meaning,
        row_number() over (
            partition by asked.channel, asked.question, asked.answer
            order by
                case when consent_words.word = asked.answer then 0 else 1 end asc,
                case when consent_words.channel = '*' then 1 else 0 end asc,
                case when consent_words.question = '*' then 1 else 0 end asc
        ) as choice
    from asked
    inner join consent_words
        on
            consent_words.word in (asked.answer, asked.plain_answer)
            and consent_words.channel in (asked.channel, '*')
            and consent_words.question in (asked.question, '*')
),

matched as (
    select
        channel,
        question,
        answer,
        contact_channel,
        meaning
    from found
    where choice = 1
)

select * from matched
