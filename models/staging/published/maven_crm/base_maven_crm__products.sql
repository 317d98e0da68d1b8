with
source as ({{ raw_rows('maven_crm', 'products') }}),

renamed as (
    select
        {{ clean_text('product') }} as product_name,
        {{ clean_text('series') }} as product_series,
        {{ clean_amount('sales_price') }} as list_price,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            when product_name is null then 'missing_key'
            when list_price is null then 'unreadable_amount'
            when list_price < 0 then 'negative_price'
        end as invalid_reason
    from renamed
),

products as ({{ accept_or_reject('validated', 'product_name') }})

select * from products
