with
source as ({{ raw_rows('olist', 'olist_products_dataset') }}),

renamed as (
    select
        {{ clean_text('product_id') }} as product_id,
        lower({{ clean_text('product_category_name') }}) as portuguese_category,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case when product_id is null then 'missing_key' end as invalid_reason
    from renamed
),

products as ({{ accept_or_reject('validated', 'product_id') }})

select * from products
