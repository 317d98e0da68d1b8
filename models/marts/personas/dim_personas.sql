with

personas as (

    select * from {{ ref('personas') }}

),

members as (

    select * from {{ ref('fct_persona_members') }}

),

customers as (

    select count(*) as customer_count from {{ ref('dim_customers') }}

),

member_counts as (

    select
        persona_id,
        count(*) as customer_count,
        count(*) filter (where features_known > 0) as known_customer_count,
        cast(avg(cast(confidence as decimal(18, 9))) as double) as average_confidence
    from members
    group by persona_id

),

personas_counted as (

    select
        personas.persona_id,
        personas.persona_name,
        personas.version,
        coalesce(member_counts.customer_count, 0) as customer_count,
        coalesce(member_counts.known_customer_count, 0) as known_customer_count,
        coalesce(member_counts.customer_count, 0) / nullif(customers.customer_count, 0)
            as customer_share,
        member_counts.average_confidence
    from personas
    left join member_counts on personas.persona_id = member_counts.persona_id
    cross join customers

)

select * from personas_counted
