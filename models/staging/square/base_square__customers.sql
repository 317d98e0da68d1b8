with
source as ({{ raw_rows('square', 'customers') }}),

renamed as (
    select
        {{ clean_text('id') }} as customer_id,
        {{ clean_text('email_address') }} as email,
        {{ clean_text('phone_number') }} as phone,
        {{ clean_text('reference_id') }} as reference_id,
        {{ clean_text('given_name') }} as first_name,
        {{ clean_text('family_name') }} as last_name,
        {{ clean_text('company_name') }} as company_name,
        -- Square writes the year 0000 for a birthday with only day and month.
        case when birthday not like '0000%' then {{ clean_date('birthday') }} end as birth_date,
        {{ clean_text('address__country') }} as country,
        {{ clean_text('address__administrative_district_level_1') }} as region,
        {{ clean_text('address__locality') }} as city,
        {{ clean_text('address__postal_code') }} as postal_code,
        coalesce({{ clean_boolean('preferences__email_unsubscribed') }}, false)
            as has_unsubscribed,
        {{ clean_timestamp('created_at') }} as created_at,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        -- The export omits deleted customers and does not mark them.
        false as is_deleted,
        'square:customer:' || customer_id as source_record_id,
        case
            when customer_id is null then 'missing_key'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

customers as ({{ accept_or_reject('validated', 'customer_id') }})

select * from customers
