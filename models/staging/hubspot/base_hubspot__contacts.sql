with
source as ({{ raw_rows('hubspot', 'contact') }}),

renamed as (
    select
        {{ clean_key('id') }} as contact_id,
        {{ clean_list('property_hs_merged_object_ids') }} as merged_contact_ids,
        {{ clean_text('property_email') }} as email,
        {{ clean_text('property_hs_additional_emails') }} as additional_emails,
        {{ clean_text('property_phone') }} as phone,
        {{ clean_text('property_mobilephone') }} as mobile_phone,
        {{ clean_name('property_firstname') }} as first_name,
        {{ clean_name('property_lastname') }} as last_name,
        {{ clean_date('property_date_of_birth') }} as birth_date,
        {{ clean_word('property_gender') }} as gender,
        {{ clean_text('property_country') }} as country,
        {{ clean_text('property_state') }} as region,
        {{ clean_text('property_city') }} as city,
        {{ clean_text('property_zip') }} as postal_code,
        {{ clean_text('property_hs_language') }} as preferred_language,
        {{ clean_text('property_degree') }} as education,
        {{ clean_text('property_jobtitle') }} as job_title,
        {{ clean_amount('property_household_income') }} as annual_income,
        {{ clean_word('property_marital_status') }} as marital_status,
        {{ clean_integer('property_number_of_children') }} as children_count,
        {{ clean_text('property_company') }} as company_name,
        {{ clean_reference('property_associatedcompanyid') }} as company_id,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('property_createdate') }} as created_at,
        {{ clean_timestamp('property_lastmodifieddate') }} as updated_at,
        {{ synced_at(changed='property_lastmodifieddate') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'hubspot:contact:' || contact_id as source_record_id,
        case
            {{ key_reason('contact_id') }}
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

contacts as ({{ accept_or_reject('validated', 'contact_id') }})

select * from contacts
