with
respondents as (
    select * from {{ ref('base_sfo_survey__respondents') }} where reject_reason is null
),

-- Age and income are bands: they become answers, not a birth date or an amount.
profiles as (
    select
        source_record_id,
        answered_at as observed_at,
        answered_at as created_at,
        gender,
        country,
        region,
        city,
        postal_code,
        -- Language of the questionnaire that the respondent asked for.
        language
    from respondents
)

select * from profiles
