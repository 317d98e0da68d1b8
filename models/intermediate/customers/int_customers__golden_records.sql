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
        {{ pivot_attributes() }},
        max(fingerprint) as fingerprint
    from winners
    group by customer_id
)

select * from golden_records
