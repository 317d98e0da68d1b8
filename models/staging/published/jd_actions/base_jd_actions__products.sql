with
source as ({{ raw_rows('jd_actions', 'jdata_product') }}),

renamed as (
    select
        {{ clean_text('sku_id') }} as product_id,
        -- Three traits without a name; -1 is unknown.
        nullif({{ clean_integer('a1') }}, -1) as first_trait,
        nullif({{ clean_integer('a2') }}, -1) as second_trait,
        nullif({{ clean_integer('a3') }}, -1) as third_trait,
        {{ clean_text('cate') }} as category_id,
        {{ clean_text('brand') }} as brand_id,
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
