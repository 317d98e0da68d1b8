with
source as (select * from {{ raw_table('square', 'payments') }}),

accepted_customers as (
    select
        customer_id,
        source_record_id
    from {{ ref('base_square__customers') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('id') }} as payment_id,
        {{ clean_text('order_id') }} as order_id,
        {{ clean_text('customer_id') }} as customer_id,
        {{ clean_text('buyer_email_address') }} as email,
        {{ clean_text('card_details__card__fingerprint') }} as card_fingerprint,
        upper({{ clean_text('status') }}) as payment_status,
        upper({{ clean_text('source_type') }}) as payment_method,
        {{ clean_timestamp('created_at') }} as paid_at,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        -- A customer id that the till no longer knows was deleted there: the sale stays anonymous,
        -- and neither receipt nor card may lead back to the person.
        case
            when renamed.customer_id is not null then accepted_customers.source_record_id
            when renamed.email is not null then 'square:payment:' || renamed.payment_id
            when renamed.card_fingerprint is not null
                then 'square:card:' || renamed.card_fingerprint
        end as source_record_id,
        -- If an order has several payments, the one that says most about the buyer wins.
        case
            when renamed.customer_id is not null then '3'
            when renamed.email is not null then '2'
            else '1'
        end || renamed.payment_id as buyer_rank,
        case
            when renamed.payment_id is null then 'missing_key'
            when renamed.paid_at is null then 'unreadable_time'
            when renamed.paid_at > renamed.synced_at + interval '1 day' then 'time_in_the_future'
        end as invalid_reason
    from renamed
    left join accepted_customers on renamed.customer_id = accepted_customers.customer_id
),

payments as ({{ accept_or_reject('validated', 'payment_id') }})

select * from payments
