with

connected as (

    select * from {{ ref('int_records__resolved') }}

),

records as (

    select * from {{ ref('int_profiles__unioned') }}

),

golden_records as (

    select * from {{ ref('int_customers__golden_records') }}

),

record_counts as (

    select
        connected.customer_id,
        cast(count(*) as integer) as record_count,
        cast(count(distinct connected.channel) as integer) as channel_count,
        not coalesce(bool_or(connected.is_linked), false) as is_anonymous,
        min(records.created_at) as first_seen_at,
        max(records.observed_at) as last_seen_at
    from connected
    inner join records on connected.source_record_id = records.source_record_id
    group by connected.customer_id

),

customers as (

    select
        record_counts.customer_id,
        golden_records.first_name,
        golden_records.last_name,
        golden_records.email,
        golden_records.phone,
        golden_records.birth_date,
        golden_records.gender,
        golden_records.country_code,
        golden_records.region,
        golden_records.city,
        golden_records.postal_code,
        golden_records.language,
        golden_records.education,
        golden_records.occupation,
        golden_records.annual_income,
        golden_records.marital_status,
        golden_records.children_count,
        golden_records.company_name,
        golden_records.job_title,
        golden_records.account_record_id,
        record_counts.record_count,
        record_counts.channel_count,
        record_counts.is_anonymous,
        record_counts.first_seen_at,
        record_counts.last_seen_at
    from record_counts
    left join golden_records on record_counts.customer_id = golden_records.customer_id

)

select * from customers
