with

changed_customers as (

    {{ changed_customers() }}

),

provenance as (

    select winners.*
    from {{ ref('int_customers__attribute_provenance') }} as winners
    inner join changed_customers on winners.customer_id = changed_customers.customer_id

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
    from provenance
    group by customer_id

)

select * from golden_records
