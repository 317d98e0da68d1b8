with
respondents as (
    select * from {{ ref('base_sfo_survey__respondents') }} where reject_reason is null
),

-- Age and income are bands, so they are answers and no birth date or amount.
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
        -- The language of the questionnaire that was asked for.
        language
    from respondents
)

select * from profiles
