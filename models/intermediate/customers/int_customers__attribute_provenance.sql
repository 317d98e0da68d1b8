with

attribute_values as (

    select * from {{ ref('int_customers__attribute_values') }}

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
        counted.distinct_values_seen
    from winners
    inner join counted
        on winners.customer_id = counted.customer_id and winners.attribute = counted.attribute

)

select * from provenance
