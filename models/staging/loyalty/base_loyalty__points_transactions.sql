with
source as ({{ raw_rows('loyalty', 'points_transaction') }}),

renamed as (
    select
        {{ clean_key('transaction_id') }} as transaction_id,
        upper({{ clean_key('member_number') }}) as loyalty_number,
        lower({{ clean_text('kind') }}) as transaction_kind,
        try_cast(round({{ clean_amount('points') }}) as integer) as points,
        {{ clean_text('order_reference') }} as order_reference,
        {{ clean_reference('store_id') }} as store_id,
        {{ clean_text('reason') }} as transaction_reason,
        {{ clean_timestamp('occurred_at') }} as occurred_at,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'loyalty:member:' || loyalty_number as source_record_id,
        case
            {{ key_reason(['transaction_id', 'loyalty_number']) }}
            when points is null then 'unreadable_amount'
            when
                transaction_kind is null
                or transaction_kind not in ('earn', 'redeem', 'expire', 'adjust')
                then 'unknown_kind'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

points_transactions as ({{ accept_or_reject('validated', 'transaction_id') }})

select * from points_transactions
