with
source as ({{ raw_rows('salesforce', 'contact') }}),

renamed as (
    select
        {{ clean_text('id') }} as contact_id,
        {{ clean_text('master_record_id') }} as master_contact_id,
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('email') }} as email,
        {{ clean_text('phone') }} as phone,
        {{ clean_text('mobile_phone') }} as mobile_phone,
        {{ clean_text('first_name') }} as first_name,
        {{ clean_text('last_name') }} as last_name,
        {{ clean_date('birthdate') }} as birth_date,
        {{ clean_text('title') }} as job_title,
        {{ clean_text('mailing_country') }} as country,
        {{ clean_text('mailing_state') }} as region,
        {{ clean_text('mailing_city') }} as city,
        {{ clean_text('mailing_postal_code') }} as postal_code,
        coalesce({{ clean_boolean('has_opted_out_of_email') }}, false) as has_opted_out,
        -- A merged record is kept: it names the record that is the same person.
        coalesce({{ clean_boolean('is_deleted') }}, false)
        and {{ clean_text('master_record_id') }} is null as is_deleted,
        {{ clean_timestamp('last_modified_date') }} as updated_at,
        coalesce({{ clean_boolean('_fivetran_active') }}, true) as is_current_version,
        {{ clean_timestamp('created_date') }} as created_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'salesforce:contact:' || contact_id as source_record_id,
        case
            when contact_id is null then 'missing_key'
            when not is_current_version then 'superseded'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

contacts as ({{ accept_or_reject('validated', 'contact_id') }})

select * from contacts
