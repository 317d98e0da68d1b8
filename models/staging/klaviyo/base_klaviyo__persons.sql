with
source as ({{ raw_rows('klaviyo', 'person') }}),

renamed as (
    select
        {{ clean_text('id') }} as person_id,
        {{ clean_text('email') }} as email,
        {{ clean_text('phone_number') }} as phone,
        {{ clean_text('first_name') }} as first_name,
        {{ clean_text('last_name') }} as last_name,
        {{ clean_date('custom_birthday') }} as birth_date,
        lower({{ clean_text('custom_gender') }}) as gender,
        {{ clean_text('country') }} as country,
        {{ clean_text('region') }} as region,
        {{ clean_text('city') }} as city,
        {{ clean_text('zip') }} as postal_code,
        {{ clean_text('organization') }} as company_name,
        {{ clean_text('title') }} as job_title,
        {{ clean_text('custom_consent') }} as email_consent,
        {{ clean_text('custom_sms_consent') }} as sms_consent,
        {{ clean_timestamp('custom_consent_timestamp') }} as consented_at,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('created') }} as created_at,
        {{ clean_timestamp('updated') }} as updated_at,
        {{ synced_at(changed='updated') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'klaviyo:person:' || person_id as source_record_id,
        case
            when person_id is null then 'missing_key'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

persons as ({{ accept_or_reject('validated', 'person_id') }})

select * from persons
