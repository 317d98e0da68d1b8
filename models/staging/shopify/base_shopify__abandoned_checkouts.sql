with
source as ({{ raw_rows('shopify', 'abandoned_checkout') }}),

renamed as (
    select
        {{ clean_text('id') }} as checkout_id,
        {{ clean_text('customer_id') }} as customer_id,
        {{ clean_text('email') }} as email,
        coalesce(
            {{ clean_text('phone') }}, {{ clean_text('shipping_address_phone') }}
        ) as phone,
        {{ clean_text('shipping_address_first_name') }} as first_name,
        {{ clean_text('shipping_address_last_name') }} as last_name,
        {{ clean_text('shipping_address_city') }} as city,
        {{ clean_text('shipping_address_province') }} as region,
        {{ clean_text('shipping_address_zip') }} as postal_code,
        coalesce(
            {{ clean_text('shipping_address_country_code') }},
            {{ clean_text('shipping_address_country') }}
        ) as country,
        {{ clean_text('customer_locale') }} as customer_locale,
        {{ clean_text('source_name') }} as source_name,
        {{ clean_amount('total_price') }} as total_price,
        {{ clean_text('currency') }} as currency,
        {{ clean_text('abandoned_checkout_url') }} as checkout_url,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('created_at') }} as abandoned_at,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when customer_id is not null then 'shopify:customer:' || customer_id
            else 'shopify:checkout:' || checkout_id
        end as source_record_id,
        case
            when checkout_id is null then 'missing_key'
            {{ time_reason('abandoned_at') }}
        end as invalid_reason
    from renamed
),

abandoned_checkouts as ({{ accept_or_reject('validated', 'checkout_id') }})

select * from abandoned_checkouts
