with
source as ({{ raw_rows('salesforce', 'account') }}),

renamed as (
    select
        {{ clean_text('id') }} as account_id,
        {{ clean_text('name') }} as account_name,
        {{ clean_text('website') }} as website,
        {{ clean_text('industry') }} as industry,
        {{ clean_integer('number_of_employees') }} as employee_count,
        {{ clean_amount('annual_revenue') }} as annual_revenue,
        {{ clean_text('billing_country') }} as country,
        {{ clean_text('billing_state') }} as region,
        {{ clean_text('billing_city') }} as city,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('last_modified_date') }} as updated_at,
        coalesce({{ clean_boolean('_fivetran_active') }}, true) as is_current_version,
        {{ clean_timestamp('created_date') }} as created_at,
        {{ synced_at(changed='last_modified_date') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when account_id is null then 'missing_key'
            when not is_current_version then 'superseded'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

accounts as ({{ accept_or_reject('validated', 'account_id') }})

select * from accounts
