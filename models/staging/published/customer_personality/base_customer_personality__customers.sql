with
source as ({{ raw_rows('customer_personality', 'marketing_campaign') }}),

renamed as (
    select
        {{ clean_text('id') }} as customer_id,
        {{ clean_integer('year_birth') }} as birth_year,
        lower({{ clean_text('education') }}) as education,
        lower({{ clean_text('marital_status') }}) as marital_status,
        {{ clean_amount('income') }} as declared_income,
        {{ clean_integer('kidhome') }} as kids_at_home,
        {{ clean_integer('teenhome') }} as teenagers_at_home,
        coalesce({{ clean_date('dt_customer') }}, {{ clean_day_first('dt_customer') }})
            as enrolled_on,
        {{ clean_integer('recency') }} as days_since_last_purchase,
        {{ clean_amount('mntwines') }} as spent_on_wines,
        {{ clean_amount('mntfruits') }} as spent_on_fruits,
        {{ clean_amount('mntmeatproducts') }} as spent_on_meat,
        {{ clean_amount('mntfishproducts') }} as spent_on_fish,
        {{ clean_amount('mntsweetproducts') }} as spent_on_sweets,
        {{ clean_amount('mntgoldprods') }} as spent_on_gold_products,
        {{ clean_integer('numdealspurchases') }} as purchases_with_discount,
        {{ clean_integer('numwebpurchases') }} as purchases_on_website,
        {{ clean_integer('numcatalogpurchases') }} as purchases_from_catalog,
        {{ clean_integer('numstorepurchases') }} as purchases_in_store,
        {{ clean_integer('numwebvisitsmonth') }} as website_visits_last_month,
        {{ clean_boolean('acceptedcmp1') }} as has_accepted_first_campaign,
        {{ clean_boolean('acceptedcmp2') }} as has_accepted_second_campaign,
        {{ clean_boolean('acceptedcmp3') }} as has_accepted_third_campaign,
        {{ clean_boolean('acceptedcmp4') }} as has_accepted_fourth_campaign,
        {{ clean_boolean('acceptedcmp5') }} as has_accepted_fifth_campaign,
        {{ clean_boolean('response') }} as has_accepted_last_campaign,
        {{ clean_boolean('complain') }} as has_complained,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        cast(enrolled_on as timestamp) as enrolled_at,
        false as is_deleted,
        'customer_personality:customer:' || customer_id as source_record_id,
        case
            when customer_id is null then 'missing_key'
            {{ time_reason('cast(enrolled_on as timestamp)') }}
        end as invalid_reason
    from renamed
),

customers as ({{ accept_or_reject('validated', 'customer_id') }})

select * from customers
