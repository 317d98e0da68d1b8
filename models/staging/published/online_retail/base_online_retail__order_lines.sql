with
source as (select * from {{ raw_table('online_retail', 'online_retail') }}),

service_codes as (select * from {{ ref('online_retail_service_codes') }}),

renamed as (
    select
        upper({{ clean_text('invoice') }}) as order_id,
        upper({{ clean_text('stock_code') }}) as product_id,
        {{ clean_text('description') }} as product_name,
        {{ clean_integer('quantity') }} as quantity,
        {{ clean_amount('unit_price', 'decimal(18,4)') }} as list_price,
        -- Spreadsheets write an id as "17850.0".
        {{ regexp_remove(clean_text('customer_id'), '[.]0+$') }} as customer_id,
        case
            when lower({{ trimmed('country') }}) not in ('unspecified', 'european community')
                then {{ clean_text('country') }}
        end as country,
        {{ local_to_utc(clean_timestamp('invoice_ts'), 'Europe/London') }} as ordered_at,
        -- The export has no key of a line: all its raw columns together are the key.
        md5(
            coalesce(invoice, '') || '|' || coalesce(stock_code, '')
            || '|' || coalesce(description, '') || '|' || coalesce(quantity, '')
            || '|' || coalesce(invoice_ts, '') || '|' || coalesce(unit_price, '')
            || '|' || coalesce(customer_id, '') || '|' || coalesce(country, '')
        ) as order_line_id,
        {{ parse_timestamp('_loaded_at') }} as synced_at,
        {{ load_columns() }}
    from source
),

completed as (
    select
        *,
        'online_retail:customer:' || customer_id as source_record_id,
        try_cast(quantity * list_price as decimal(18, 2)) as paid_amount,
        case when substr(order_id, 1, 1) = 'C' then 'return' else 'sale' end as line_kind
    from renamed
),

numbered as (
    select
        *,
        row_number() over (
            partition by order_line_id
            order by loaded_at asc, batch_id asc, file_name asc, line_number asc
        ) as repetition_number
    from completed
),

order_lines as (
    select
        numbered.*,
        case
            when numbered.order_id is null or numbered.product_id is null then 'missing_key'
            {{ time_reason('numbered.ordered_at') }}
            when service_codes.stock_code is not null then 'not_a_product'
            when numbered.quantity is null then 'unreadable_quantity'
            when numbered.list_price is null or numbered.paid_amount is null
                then 'unreadable_amount'
            when numbered.list_price < 0 then 'negative_price'
            when numbered.line_kind = 'sale' and numbered.quantity <= 0 then 'stock_adjustment'
            when numbered.line_kind = 'return' and numbered.quantity >= 0
                then 'return_of_nothing'
            -- A free item is given to a customer; without a customer the line only corrects the
            -- stock.
            when numbered.list_price = 0 and numbered.customer_id is null then 'stock_adjustment'
            when numbered.repetition_number > 1 then 'repeated_line'
        end as reject_reason
    from numbered
    left join service_codes on numbered.product_id = service_codes.stock_code
)

select * from order_lines
