with
source as ({{ raw_rows('shopify', 'order') }}),

renamed as (
    select
        {{ clean_key('id') }} as order_id,
        {{ clean_reference('customer_id') }} as customer_id,
        {{ clean_text('email') }} as email,
        {{ clean_text('billing_address_phone') }} as billing_phone,
        {{ clean_text('shipping_address_phone') }} as shipping_phone,
        {{ clean_name('billing_address_first_name') }} as first_name,
        {{ clean_name('billing_address_last_name') }} as last_name,
        {{ clean_text('billing_address_city') }} as city,
        {{ clean_text('billing_address_province') }} as region,
        {{ clean_text('billing_address_zip') }} as postal_code,
        coalesce(
            {{ clean_text('billing_address_country_code') }},
            {{ clean_text('billing_address_country') }}
        ) as country,
        {{ clean_text('customer_locale') }} as customer_locale,
        {{ clean_text('source_name') }} as source_name,
        {{ clean_reference('location_id') }} as location_id,
        {{ clean_text('referring_site') }} as referring_site,
        {{ clean_text('currency') }} as currency,
        {{ clean_amount('total_price') }} as total_price,
        {{ clean_amount('subtotal_price') }} as goods_price,
        {{ clean_amount('total_line_items_price') }} as list_total,
        abs({{ clean_amount('total_discounts') }}) as discount_total,
        {{ clean_amount('total_tax') }} as tax_total,
        {{ clean_amount('total_tip_received') }} as tip_total,
        coalesce({{ clean_boolean('taxes_included') }}, false) as is_tax_included,
        {{ clean_text('financial_status') }} as financial_status,
        {{ clean_text('fulfillment_status') }} as fulfillment_status,
        {{ has_happened('cancelled_at') }} as is_cancelled,
        coalesce({{ clean_boolean('test') }}, false) as is_test,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        coalesce(
            {{ clean_timestamp('processed_at') }}, {{ clean_timestamp('created_at') }}
        ) as ordered_at,
        {{ clean_timestamp('cancelled_at') }} as cancelled_at,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when customer_id is not null then 'shopify:customer:' || customer_id
            else 'shopify:guest:' || order_id
        end as source_record_id,
        case
            {{ key_reason('order_id') }}
            when is_test then 'test_order'
            {{ time_reason('ordered_at') }}
        end as invalid_reason
    from renamed
),

orders as ({{ accept_or_reject('validated', 'order_id') }})

select * from orders
