with

notes as (

    select * from {{ ref('base_interviews__notes') }}
    where reject_reason is null

),

interviews as (

    select
        source_record_id,
        max(held_at) as observed_at,
        min(held_at) as created_at
    from notes
    group by source_record_id

),

profiles as (

    select
        source_record_id,
        observed_at,
        created_at,
        {{ not_offered('profiles', [
            'is_verified', 'first_name', 'last_name', 'birth_date', 'gender', 'country', 'region',
            'city', 'postal_code', 'language', 'education', 'occupation', 'annual_income',
            'marital_status', 'children_count', 'company_name', 'job_title', 'account_record_id'
        ]) }}
    from interviews

)

select * from profiles
