with

changed_customers as (

    {{ changed_customers() }}

),

winners as (

    select stated.*
    from {{ ref('int_customers__attribute_values') }} as stated
    inner join changed_customers on stated.customer_id = changed_customers.customer_id
    where stated.survivorship_rank = 1

),

golden_records as (

    select
        customer_id,
        {{ pivot_attribute('first_name') }},
        {{ pivot_attribute('last_name') }},
        {{ pivot_attribute('birth_date', 'date') }},
        {{ pivot_attribute('gender') }},
        {{ pivot_attribute('country_code') }},
        {{ pivot_attribute('region') }},
        {{ pivot_attribute('city') }},
        {{ pivot_attribute('postal_code') }},
        {{ pivot_attribute('language') }},
        {{ pivot_attribute('education') }},
        {{ pivot_attribute('occupation') }},
        {{ pivot_attribute('annual_income', 'decimal(18, 2)') }},
        {{ pivot_attribute('marital_status') }},
        {{ pivot_attribute('children_count', 'integer') }},
        {{ pivot_attribute('company_name') }},
        {{ pivot_attribute('job_title') }},
        {{ pivot_attribute('account_record_id') }},
        {{ pivot_attribute('email') }},
        {{ pivot_attribute('phone') }},
        max(fingerprint) as fingerprint
    from winners
    group by customer_id

)

select * from golden_records
