with
source as ({{ raw_rows('olist', 'olist_order_payments_dataset') }}),

accepted_orders as (
    select order_id from {{ ref('base_olist__orders') }} where reject_reason is null
),

renamed as (
    select
        {{ clean_text('order_id') }} as order_id,
        {{ clean_integer('payment_sequential') }} as payment_number,
        lower({{ clean_text('payment_type') }}) as payment_type,
        {{ clean_amount('payment_value') }} as payment_amount,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        renamed.order_id || ':' || cast(renamed.payment_number as string) as order_payment_id,
        case
            when renamed.order_id is null or renamed.payment_number is null then 'missing_key'
            when renamed.payment_amount is null then 'unreadable_amount'
            when renamed.payment_amount < 0 then 'negative_price'
            when accepted_orders.order_id is null then 'order_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_orders on renamed.order_id = accepted_orders.order_id
),

order_payments as ({{ accept_or_reject('validated', 'order_payment_id') }})

select * from order_payments
