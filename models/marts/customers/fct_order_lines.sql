with
order_lines as (select * from {{ ref('int_order_lines__converted') }}),

published as (
    select
        channel,
        order_line_id,
        order_id,
        line_number,
        source_record_id,
        ordered_at,
        line_kind,
        is_cancelled,
        product_id,
        product_name,
        category,
        brand,
        quantity,
        list_price,
        paid_amount,
        discount_amount,
        currency,
        reporting_amount,
        sales_channel,
        store_id,
        loaded_at
    from order_lines
)

select * from published
