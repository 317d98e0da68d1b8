with

changed_customers as (

    {{ changed_customers() }}

),

attribute_values as (

    select stated.*
    from {{ ref('int_customers__attribute_values') }} as stated
    inner join changed_customers on stated.customer_id = changed_customers.customer_id

),

counted as (

    select
        customer_id,
        attribute,
        count(*) as values_seen,
        count(distinct attribute_value) as distinct_values_seen
    from attribute_values
    group by customer_id, attribute

),

winners as (

    select * from attribute_values
    where survivorship_rank = 1

),

provenance as (

    select
        winners.customer_id,
        winners.attribute,
        winners.attribute_value,
        winners.source_record_id,
        winners.channel,
        winners.observed_at,
        winners.survivorship_rule,
        counted.values_seen,
        counted.distinct_values_seen,
        winners.fingerprint
    from winners
    inner join counted
        on winners.customer_id = counted.customer_id and winners.attribute = counted.attribute

)

select * from provenance
