with
contacts as (select * from {{ ref('base_hubspot__contacts') }} where reject_reason is null),

profiles as (
    select
        source_record_id,
        created_at,
        first_name,
        last_name,
        birth_date,
        country,
        region,
        city,
        postal_code,
        education,
        annual_income,
        marital_status,
        children_count,
        company_name,
        job_title,
        -- Values in a CRM are entered by a colleague or a form; the person has not verified them.
        false as is_verified,
        coalesce(updated_at, created_at) as observed_at,
        case
            when gender in ('f', 'female', 'woman', '女') then 'female'
            when gender in ('m', 'male', 'man', '男') then 'male'
            when gender is not null then 'other'
        end as gender,
        lower(substr(preferred_language, 1, 2)) as language,
        'hubspot:company:' || company_id as account_record_id
    from contacts
)

select * from profiles
