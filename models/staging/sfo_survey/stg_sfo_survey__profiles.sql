with

respondents as (

    select * from {{ ref('base_sfo_survey__respondents') }} where reject_reason is null

),

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
        language,
        -- Age and income are bands, so they are answers and no birth date or amount.
        {{ not_offered('profiles', [
            'is_verified', 'first_name', 'last_name', 'birth_date', 'education', 'occupation',
            'annual_income', 'marital_status', 'children_count', 'company_name', 'job_title',
            'account_record_id'
        ]) }}
    from respondents

)

select * from profiles
