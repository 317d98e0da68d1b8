with
source as ({{ raw_rows('hillstrom', 'hillstrom') }}),

test_arms as (select * from {{ ref('hillstrom_test_arms') }}),

renamed as (
    select
        -- No customer id is exported, and equal rows are different customers: the line is the key.
        _file || ':' || cast(_line as string) as customer_id,
        {{ clean_integer('recency') }} as months_since_last_purchase,
        {{ clean_amount('history') }} as spent_in_last_year,
        {{ clean_boolean('mens') }} as has_bought_for_men,
        {{ clean_boolean('womens') }} as has_bought_for_women,
        replace(lower({{ clean_text('zip_code') }}), 'surburban', 'suburban') as neighbourhood,
        {{ clean_boolean('newbie') }} as is_new_customer,
        lower({{ clean_text('channel') }}) as bought_through,
        lower({{ clean_text('segment') }}) as test_arm,
        {{ clean_boolean('visit') }} as has_visited,
        {{ clean_boolean('conversion') }} as has_ordered,
        {{ clean_amount('spend') }} as spent_after_mail,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        'hillstrom:customer:' || renamed.customer_id as source_record_id,
        case
            when test_arms.test_arm is null then 'unknown_test_arm'
            when renamed.has_visited is null or renamed.has_ordered is null
                then 'unreadable_outcome'
            when renamed.spent_after_mail is null then 'unreadable_amount'
            when renamed.spent_after_mail < 0 then 'negative_price'
        end as invalid_reason
    from renamed
    left join test_arms on renamed.test_arm = test_arms.test_arm
),

customers as ({{ accept_or_reject('validated', 'customer_id') }})

select * from customers
