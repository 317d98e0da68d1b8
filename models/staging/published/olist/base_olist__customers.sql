with
source as ({{ raw_rows('olist', 'olist_customers_dataset') }}),

renamed as (
    select
        {{ clean_text('customer_id') }} as customer_id,
        {{ clean_text('customer_unique_id') }} as customer_unique_id,
        {{ clean_text('customer_zip_code_prefix') }} as postal_code,
        {{ clean_text('customer_city') }} as city,
        upper({{ clean_text('customer_state') }}) as region,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'olist:customer:' || customer_id as source_record_id,
        case when customer_id is null then 'missing_key' end as invalid_reason
    from renamed
),

customers as ({{ accept_or_reject('validated', 'customer_id') }})

select * from customers
