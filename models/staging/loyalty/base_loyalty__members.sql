with
source as ({{ raw_rows('loyalty', 'member') }}),

renamed as (
    select
        upper({{ clean_text('member_number') }}) as loyalty_number,
        upper({{ clean_text('merged_into_member_number') }}) as merged_into_loyalty_number,
        lower({{ clean_text('status') }}) as member_status,
        lower({{ clean_text('tier') }}) as tier,
        {{ clean_text('email') }} as email,
        {{ clean_text('phone') }} as phone,
        {{ clean_text('first_name') }} as first_name,
        {{ clean_text('last_name') }} as last_name,
        {{ clean_date('birth_date') }} as birth_date,
        lower({{ clean_text('gender') }}) as gender,
        lower({{ clean_text('occupation') }}) as occupation,
        {{ clean_text('country') }} as country,
        {{ clean_text('region') }} as region,
        {{ clean_text('city') }} as city,
        {{ clean_text('postal_code') }} as postal_code,
        lower(substr({{ clean_text('language') }}, 1, 2)) as member_language,
        {{ clean_boolean('email_opt_in') }} as is_email_wanted,
        {{ clean_boolean('sms_opt_in') }} as is_sms_wanted,
        {{ clean_timestamp('opt_in_changed_at') }} as opt_in_changed_at,
        {{ clean_timestamp('enrolled_at') }} as enrolled_at,
        lower({{ clean_text('enrolled_through') }}) as enrolled_through,
        {{ clean_text('enrolled_store_id') }} as enrolled_store_id,
        {{ clean_timestamp('updated_at') }} as updated_at,
        coalesce({{ clean_boolean('is_erased') }}, false) as is_deleted,
        {{ synced_at('exported_at', changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'loyalty:member:' || loyalty_number as source_record_id,
        case
            when loyalty_number is null then 'missing_key'
            {{ time_reason('enrolled_at') }}
        end as invalid_reason
    from renamed
),

members as ({{ accept_or_reject('validated', 'loyalty_number') }})

select * from members
