with

responses as (

    select * from {{ ref('base_typeform__landings') }}
    where reject_reason is null

),

-- A response is a record, also one of which nobody knows who gave it.
profiles as (

    select
        source_record_id,
        submitted_at as observed_at,
        submitted_at as created_at,
        {{ not_offered('profiles', [
            'is_verified', 'first_name', 'last_name', 'birth_date', 'gender', 'country', 'region',
            'city', 'postal_code', 'language', 'education', 'occupation', 'annual_income',
            'marital_status', 'children_count', 'company_name', 'job_title', 'account_record_id'
        ]) }}
    from responses

)

select * from profiles
