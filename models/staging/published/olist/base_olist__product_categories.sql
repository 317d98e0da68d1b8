with
source as ({{ raw_rows('olist', 'product_category_name_translation') }}),

renamed as (
    select
        lower({{ clean_text('product_category_name') }}) as portuguese_category,
        lower({{ clean_text('product_category_name_english') }}) as english_category,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case when portuguese_category is null then 'missing_key' end as invalid_reason
    from renamed
),

product_categories as ({{ accept_or_reject('validated', 'portuguese_category') }})

select * from product_categories
