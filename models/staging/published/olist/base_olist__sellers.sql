with
source as ({{ raw_rows('olist', 'olist_sellers_dataset') }}),

renamed as (
    select
        {{ clean_text('seller_id') }} as seller_id,
        {{ clean_text('seller_zip_code_prefix') }} as postal_code,
        {{ clean_text('seller_city') }} as city,
        upper({{ clean_text('seller_state') }}) as region,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case when seller_id is null then 'missing_key' end as invalid_reason
    from renamed
),

sellers as ({{ accept_or_reject('validated', 'seller_id') }})

select * from sellers
