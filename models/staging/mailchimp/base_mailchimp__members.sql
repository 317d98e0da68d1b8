with
source as ({{ raw_rows('mailchimp', 'member') }}),

renamed as (
    select
        {{ clean_text('id') }} as member_id,
        {{ clean_text('list_id') }} as list_id,
        {{ clean_text('email_address') }} as email,
        {{ clean_text('merge_fname') }} as first_name,
        {{ clean_text('merge_lname') }} as last_name,
        {{ clean_text('merge_company') }} as company_name,
        {{ clean_text('country_code') }} as country,
        {{ clean_text('language') }} as preferred_language,
        lower({{ clean_text('status') }}) as member_status,
        {{ clean_timestamp('timestamp_signup') }} as signed_up_at,
        {{ clean_timestamp('timestamp_opt') }} as opted_in_at,
        {{ clean_timestamp('last_changed') }} as updated_at,
        {{ synced_at(changed='last_changed') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'mailchimp:member:' || member_id as source_record_id,
        list_id || ':' || member_id as list_member_id,
        case
            when member_id is null or list_id is null then 'missing_key'
            {{ time_reason('updated_at') }}
        end as invalid_reason
    from renamed
),

members as ({{ accept_or_reject('validated', 'list_member_id') }})

select * from members
