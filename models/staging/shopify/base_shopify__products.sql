with
source as ({{ raw_rows('shopify', 'product') }}),

renamed as (
    select
        {{ clean_text('id') }} as product_id,
        {{ clean_text('title') }} as product_name,
        lower({{ clean_text('product_type') }}) as category,
        {{ clean_text('vendor') }} as brand,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when product_id is null then 'missing_key' end as invalid_reason
    from renamed
),

products as ({{ accept_or_reject('validated', 'product_id') }})

select * from products
