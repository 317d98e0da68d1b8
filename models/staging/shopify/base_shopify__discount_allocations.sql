with
source as ({{ raw_rows('shopify', 'discount_allocation') }}),

renamed as (
    select
        {{ clean_key('order_line_id') }} as order_line_id,
        coalesce(
            {{ clean_text('index') }}, {{ clean_text('discount_application_index') }}
        ) as allocation_index,
        abs({{ clean_amount('amount') }}) as allocated_amount,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            {{ key_reason('order_line_id', parts=['allocation_index']) }}
            when allocated_amount is null then 'unreadable_amount'
        end as invalid_reason
    from renamed
),

discount_allocations as ({{ accept_or_reject('validated', 'order_line_id, allocation_index') }})

select * from discount_allocations
