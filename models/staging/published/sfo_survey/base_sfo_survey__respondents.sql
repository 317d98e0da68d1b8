with
source as (select * from {{ raw_table('sfo_survey', '2017') }}),

renamed as (
    select
        {{ clean_text('respnum') }} as respondent_number,
        {{ clean_integer('intdate') }} as interview_day,
        {{ clean_text('airline') }} as airline,
        {{ clean_text('destination') }} as destination,
        lower({{ clean_text('barea') }}) as boarding_area,
        {{ clean_integer('howlong') }} as minutes_before_departure,
        {{ clean_text('q17zip') }} as postal_code,
        {{ clean_text('q17city') }} as city,
        {{ clean_text('q17state') }} as region,
        {{ clean_text('q17country') }} as country,
        case {{ clean_integer('q20gender') }}
            when 1 then 'male' when 2 then 'female' when 3 then 'other'
        end as gender,
        case {{ clean_integer('lang') }}
            when 1 then 'en' when 2 then 'es' when 3 then 'zh' when 4 then 'ja'
        end as language,
        {{ clean_amount('weight', 'double') }} as survey_weight,
        {{ clean_text('q2purp1') }} as q2purp1,
        {{ clean_text('q2purp2') }} as q2purp2,
        {{ clean_text('q2purp3') }} as q2purp3,
        {{ clean_text('q3getto1') }} as q3getto1,
        {{ clean_text('q3getto2') }} as q3getto2,
        {{ clean_text('q3getto3') }} as q3getto3,
        {{ clean_text('q3park') }} as q3park,
        {{ clean_text('q4bags') }} as q4bags,
        {{ clean_text('q4store') }} as q4store,
        {{ clean_text('q4food') }} as q4food,
        {{ clean_text('q4wifi') }} as q4wifi,
        {{ clean_text('q5timesflown') }} as q5timesflown,
        {{ clean_text('q5firsttime') }} as q5firsttime,
        {{ clean_text('q6longuse') }} as q6longuse,
        {{ clean_text('q7art') }} as q7art,
        {{ clean_text('q7food') }} as q7food,
        {{ clean_text('q7store') }} as q7store,
        {{ clean_text('q7sign') }} as q7sign,
        {{ clean_text('q7walkways') }} as q7walkways,
        {{ clean_text('q7screens') }} as q7screens,
        {{ clean_text('q7infodown') }} as q7infodown,
        {{ clean_text('q7infoup') }} as q7infoup,
        {{ clean_text('q7wifi') }} as q7wifi,
        {{ clean_text('q7roads') }} as q7roads,
        {{ clean_text('q7park') }} as q7park,
        {{ clean_text('q7airtrain') }} as q7airtrain,
        {{ clean_text('q7ltparking') }} as q7ltparking,
        {{ clean_text('q7rental') }} as q7rental,
        {{ clean_text('q7all') }} as q7all,
        {{ clean_text('q9boarding') }} as q9boarding,
        {{ clean_text('q9airtrain') }} as q9airtrain,
        {{ clean_text('q9rental') }} as q9rental,
        {{ clean_text('q9food') }} as q9food,
        {{ clean_text('q9restroom') }} as q9restroom,
        {{ clean_text('q9all') }} as q9all,
        {{ clean_text('q10safe') }} as q10safe,
        {{ clean_text('q11tsapre') }} as q11tsapre,
        {{ clean_text('q12prechekcrate') }} as q12prechekcrate,
        {{ clean_text('q13county') }} as q13county,
        {{ clean_text('q13getrate') }} as q13getrate,
        {{ clean_text('q14find') }} as q14find,
        {{ clean_text('q14passthru') }} as q14passthru,
        {{ clean_text('q15problem') }} as q15problem,
        {{ clean_text('netpro') }} as netpro,
        {{ clean_text('q16live') }} as q16live,
        {{ clean_text('q19age') }} as q19age,
        {{ clean_text('q21income') }} as q21income,
        {{ clean_text('q22fly') }} as q22fly,
        {{ clean_text('q23sjc') }} as q23sjc,
        {{ clean_text('q23oak') }} as q23oak,
        {{ parse_timestamp('_loaded_at') }} as synced_at,
        {{ load_columns() }}
    from source
),

-- The export gives the day of the month only: the survey was made in May 2017.
dated as (
    select
        *,
        {{ local_to_utc(
            parse_timestamp("'2017-05-' || cast(interview_day as string)"), 'America/Los_Angeles'
        ) }} as answered_at
    from renamed
),

validated as (
    select
        *,
        false as is_deleted,
        -- The numbers of respondents start again every year.
        '2017-' || respondent_number as respondent_id,
        'sfo_survey:respondent:2017-' || respondent_number as source_record_id,
        case
            when respondent_number is null then 'missing_key'
            {{ time_reason('answered_at') }}
        end as invalid_reason
    from dated
),

respondents as ({{ accept_or_reject('validated', 'respondent_number') }})

select * from respondents
