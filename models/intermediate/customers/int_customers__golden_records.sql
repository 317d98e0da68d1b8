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
        {{ pivot_attributes() }},
        max(fingerprint) as fingerprint
    from provenance
    group by customer_id

)

select * from golden_records
