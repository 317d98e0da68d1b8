with
accepted_lines as (
    select * from {{ ref('base_online_retail__order_lines') }} where reject_reason is null
),

order_lines as (
    select
        source_record_id,
        ordered_at,
        line_kind,
        product_id,
        product_name,
        quantity,
        paid_amount,
        loaded_at,
        -- A cancellation is a separate invoice that names no earlier one, so no sale is marked as
        -- cancelled.
        false as is_cancelled,
        'GBP' as currency,
        'online' as sales_channel,
        cast(list_price as decimal(18, 2)) as list_price,
        -- Prices are per customer and quantity; discounts on whole invoices are rejected rows.
        cast(0 as decimal(18, 2)) as discount_amount,
        cast(row_number() over (
            partition by order_id
            order by loaded_at asc, batch_id asc, file_name asc, line_number asc
        ) as integer) as line_number,
        'online_retail:' || order_line_id as order_line_id,
        'online_retail:' || order_id as order_id
    from accepted_lines
)

select * from order_lines
