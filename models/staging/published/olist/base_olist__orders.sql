with
source as ({{ raw_rows('olist', 'olist_orders_dataset') }}),

renamed as (
    select
        {{ clean_text('order_id') }} as order_id,
        {{ clean_text('customer_id') }} as customer_id,
        lower({{ clean_text('order_status') }}) as order_status,
        {{ local_to_utc(clean_timestamp('order_purchase_timestamp'), 'America/Sao_Paulo') }}
            as ordered_at,
        {{ local_to_utc(clean_timestamp('order_approved_at'), 'America/Sao_Paulo') }}
            as approved_at,
        {{ local_to_utc(clean_timestamp('order_delivered_customer_date'), 'America/Sao_Paulo') }}
            as delivered_at,
        {{ local_to_utc(clean_timestamp('order_estimated_delivery_date'), 'America/Sao_Paulo') }}
            as promised_at,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'olist:customer:' || customer_id as source_record_id,
        delivered_at > promised_at as is_late,
        coalesce(order_status in ('canceled', 'unavailable'), false) as is_cancelled,
        case
            when order_id is null then 'missing_key'
            when customer_id is null then 'nobody_to_attribute'
            {{ time_reason('ordered_at') }}
        end as invalid_reason
    from renamed
),

orders as ({{ accept_or_reject('validated', 'order_id') }})

select * from orders
