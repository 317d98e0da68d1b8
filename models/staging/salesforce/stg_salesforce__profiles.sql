with
contacts as (select * from {{ ref('base_salesforce__contacts') }} where reject_reason is null),

leads as (select * from {{ ref('base_salesforce__leads') }} where reject_reason is null),

accounts as (select * from {{ ref('base_salesforce__accounts') }} where reject_reason is null),

people as (
    select
        contacts.source_record_id,
        contacts.created_at,
        contacts.updated_at,
        contacts.first_name,
        contacts.last_name,
        contacts.birth_date,
        contacts.country,
        contacts.region,
        contacts.city,
        contacts.postal_code,
        accounts.account_name as company_name,
        contacts.job_title,
        'salesforce:account:' || accounts.account_id as account_record_id
    from contacts
    left join accounts on contacts.account_id = accounts.account_id

    union all

    select
        source_record_id,
        created_at,
        updated_at,
        first_name,
        last_name,
        cast(null as date) as birth_date,
        country,
        region,
        city,
        postal_code,
        company_name,
        job_title,
        cast(null as string) as account_record_id
    from leads
),

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
        company_name,
        job_title,
        account_record_id,
        -- Values in a CRM are entered by a colleague or a form; the person has not verified them.
        false as is_verified,
        coalesce(updated_at, created_at) as observed_at
    from people
)

select * from profiles
