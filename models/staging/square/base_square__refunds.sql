with
source as ({{ raw_rows('square', 'refunds') }}),

renamed as (
    select
        {{ clean_key('id') }} as refund_id,
        {{ clean_reference('payment_id') }} as payment_id,
        {{ clean_reference('order_id') }} as return_order_id,
        upper({{ clean_text('status') }}) as refund_status,
        {{ clean_text('reason') }} as refund_reason,
        {{ clean_amount('amount_money__amount') }} as refunded_minor_units,
        upper({{ clean_text('amount_money__currency') }}) as currency,
        {{ clean_timestamp('created_at') }} as refunded_at,
        {{ synced_at('_sdc_batched_at', changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            {{ key_reason('refund_id') }}
            {{ time_reason('refunded_at') }}
        end as invalid_reason
    from renamed
),

refunds as ({{ accept_or_reject('validated', 'refund_id') }})

select * from refunds
