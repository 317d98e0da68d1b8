-- A customer with two personas counts twice on the cards, and one without a persona is missing from
-- them, while the shares still look plausible. If no personas are published, no customer has one.
with

customers as (

    select customer_id from {{ ref('dim_customers') }}

),

members as (

    select * from {{ ref('fct_persona_members') }}

),

personas as (

    select * from {{ ref('dim_personas') }}

),

counted as (

    select
        coalesce(customers.customer_id, members.customer_id) as customer_id,
        count(customers.customer_id) as customer_count,
        count(personas.persona_id) as persona_count
    from customers
    full outer join members on customers.customer_id = members.customer_id
    left join personas on members.persona_id = personas.persona_id
    group by coalesce(customers.customer_id, members.customer_id)

),

published as (

    select count(*) > 0 as has_personas from personas

),

offenders as (

    select counted.*
    from counted
    cross join published
    where published.has_personas and (counted.customer_count <> 1 or counted.persona_count <> 1)

)

select * from offenders
