with
source as ({{ raw_rows('mailchimp', 'member') }}),

renamed as (
    select
        {{ clean_key('id') }} as member_id,
        {{ clean_key('list_id') }} as list_id,
        {{ clean_text('email_address') }} as email,
        {{ clean_name('merge_fname') }} as first_name,
        {{ clean_name('merge_lname') }} as last_name,
        {{ clean_text('merge_company') }} as company_name,
        {{ clean_text('country_code') }} as country,
        {{ clean_text('language') }} as preferred_language,
        {{ clean_word('status') }} as member_status,
        {{ clean_timestamp('timestamp_signup') }} as signed_up_at,
        {{ clean_timestamp('timestamp_opt') }} as opted_in_at,
        {{ is_unreadable_time('timestamp_opt') }} as is_opt_in_time_unreadable,
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
            {{ key_reason(['member_id', 'list_id']) }}
            {{ time_reason('updated_at') }}
        end as invalid_reason
    from renamed
),

members as ({{ accept_or_reject('validated', 'list_member_id') }})

select * from members
