with
source as (select * from {{ raw_table('maven_crm', 'accounts') }}),

renamed as (
    select
        {{ clean_text('account') }} as account_name,
        -- The export always misspells it.
        replace(lower({{ clean_text('sector') }}), 'technolgy', 'technology') as industry,
        {{ clean_integer('employees') }} as employee_count,
        -- The export gives millions of dollars.
        try_cast({{ clean_amount('revenue') }} * 1000000 as decimal(18, 2)) as annual_revenue,
        replace({{ clean_text('office_location') }}, 'Philipines', 'Philippines') as country,
        {{ clean_text('subsidiary_of') }} as parent_account_name,
        {{ parse_timestamp('_loaded_at') }} as synced_at,
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'maven_crm:company:' || account_name as account_record_id,
        case when account_name is null then 'missing_key' end as invalid_reason
    from renamed
),

accounts as ({{ accept_or_reject('validated', 'account_name') }})

select * from accounts
