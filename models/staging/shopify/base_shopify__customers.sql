with
source as ({{ raw_rows('shopify', 'customer') }}),

renamed as (
    select
        {{ clean_text('id') }} as customer_id,
        {{ clean_text('first_name') }} as first_name,
        {{ clean_text('last_name') }} as last_name,
        {{ clean_text('email') }} as email,
        {{ clean_text('phone') }} as phone,
        {{ clean_boolean('verified_email') }} as is_email_verified,
        {{ clean_text('email_marketing_consent_state') }} as consent_state,
        {{ clean_timestamp('email_marketing_consent_consent_updated_at') }} as consent_updated_at,
        {{ clean_timestamp('created_at') }} as created_at,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            when customer_id is null then 'missing_key'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

customers as ({{ accept_or_reject('validated', 'customer_id') }})

select * from customers
