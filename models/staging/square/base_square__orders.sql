with
source as ({{ raw_rows('square', 'orders') }}),

renamed as (
    select
        {{ clean_key('id') }} as order_id,
        {{ clean_reference('location_id') }} as location_id,
        upper({{ clean_text('state') }}) as order_state,
        upper({{ clean_text('total_money__currency') }}) as currency,
        {{ clean_amount('total_money__amount') }} as total_minor_units,
        {{ clean_amount('total_tax_money__amount') }} as tax_minor_units,
        {{ clean_amount('total_discount_money__amount') }} as discount_minor_units,
        {{ clean_amount('total_tip_money__amount') }} as tip_minor_units,
        {{ clean_amount('total_service_charge_money__amount') }} as service_minor_units,
        {{ clean_timestamp('created_at') }} as created_at,
        coalesce({{ clean_timestamp('closed_at') }}, {{ clean_timestamp('created_at') }})
            as ordered_at,
        {{ parse_number(clean_text('_sdc_sequence'), 'bigint') }} as version_sequence,
        {{ synced_at('_sdc_batched_at', changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        {{ from_minor_units('total_minor_units', 'currency') }} as total_price,
        case
            {{ key_reason('order_id') }}
            {{ time_reason('ordered_at') }}
            when created_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

orders as ({{ accept_or_reject('validated', 'order_id', sequence='version_sequence') }})

select * from orders
