-- If shares are computed over another number of customers than the counts beside them, a card
-- contradicts itself.
with

personas as (

    select * from {{ ref('dim_personas') }}

),

summed as (

    select
        sum(customer_count) as customer_count,
        sum(customer_share) as customer_share
    from personas

),

offenders as (

    select *
    from summed
    where customer_count > 0 and (customer_share is null or abs(customer_share - 1) > 0.000001)

)

select * from offenders
