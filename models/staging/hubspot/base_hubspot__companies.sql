with
source as ({{ raw_rows('hubspot', 'company') }}),

renamed as (
    select
        {{ clean_text('id') }} as company_id,
        {{ clean_text('property_name') }} as company_name,
        lower({{ clean_text('property_domain') }}) as domain,
        {{ clean_text('property_industry') }} as industry,
        {{ clean_integer('property_numberofemployees') }} as employee_count,
        {{ clean_amount('property_annualrevenue') }} as annual_revenue,
        {{ clean_text('property_country') }} as country,
        {{ clean_text('property_state') }} as region,
        {{ clean_text('property_city') }} as city,
        {{ clean_text('property_web_technologies') }} as technographics,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false)
        or coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('property_createdate') }} as created_at,
        {{ clean_timestamp('property_hs_lastmodifieddate') }} as updated_at,
        {{ synced_at(changed='property_hs_lastmodifieddate') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when company_id is null then 'missing_key'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

companies as ({{ accept_or_reject('validated', 'company_id') }})

select * from companies
