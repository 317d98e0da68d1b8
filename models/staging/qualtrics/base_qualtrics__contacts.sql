with
source as ({{ raw_rows('qualtrics', 'directory_contact') }}),

renamed as (
    select
        {{ clean_text('id') }} as contact_id,
        {{ clean_text('ext_ref') }} as external_reference,
        {{ clean_text('email') }} as email,
        {{ clean_text('phone') }} as phone,
        {{ clean_text('first_name') }} as first_name,
        {{ clean_text('last_name') }} as last_name,
        lower(substr({{ clean_text('language') }}, 1, 2)) as language,
        coalesce({{ clean_boolean('directory_unsubscribed') }}, false) as is_unsubscribed,
        false as is_deleted,
        {{ clean_timestamp('directory_unsubscribe_date') }} as unsubscribed_at,
        {{ clean_timestamp('creation_date') }} as created_at,
        {{ clean_timestamp('last_modified') }} as updated_at,
        {{ synced_at(changed='last_modified') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'qualtrics:contact:' || contact_id as source_record_id,
        {{ handed_over('external_reference') }} as customer_id,
        case
            when contact_id is null then 'missing_key'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

contacts as ({{ accept_or_reject('validated', 'contact_id') }})

select * from contacts
