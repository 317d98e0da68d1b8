with
personas as (select * from {{ ref('personas') }}),

members as (select * from {{ ref('fct_persona_members') }}),

member_counts as (
    select
        persona_id,
        cast(
            avg(cast(confidence as decimal(18, 9))) filter (where is_well_known) as double
        ) as average_confidence,
        count(*) as assigned_customer_count,
        count(*) filter (where is_well_known) as customer_count
    from members
    group by persona_id
),

personas_counted as (
    select
        personas.persona_id,
        personas.persona_name,
        personas.name_reason,
        personas.version,
        member_counts.average_confidence,
        coalesce(member_counts.customer_count, 0) as customer_count,
        coalesce(member_counts.customer_count, 0)
        / nullif(sum(member_counts.customer_count) over (), 0) as customer_share,
        coalesce(member_counts.assigned_customer_count, 0) as assigned_customer_count
    from personas
    left join member_counts on personas.persona_id = member_counts.persona_id
)

select * from personas_counted
