with
source as ({{ raw_rows('amexpert', 'customer_demographics') }}),

renamed as (
    select
        {{ clean_text('customer_id') }} as customer_id,
        {{ clean_text('age_range') }} as age_band,
        lower({{ clean_text('marital_status') }}) as marital_status,
        {{ clean_boolean('rented') }} as is_renting,
        {{ clean_text('family_size') }} as family_size,
        {{ clean_text('no_of_children') }} as children_band,
        {{ clean_integer('income_bracket') }} as income_bracket,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'amexpert:customer:' || customer_id as source_record_id,
        case when customer_id is null then 'missing_key' end as invalid_reason
    from renamed
),

customers as ({{ accept_or_reject('validated', 'customer_id') }})

select * from customers
