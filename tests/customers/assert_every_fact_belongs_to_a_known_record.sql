-- A fact of an unknown record never reaches a customer: totals by customer would be smaller than
-- totals by day. Order lines without any record are anonymous sales and allowed.
with

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

facts as (

    select
        'fct_activities' as fact_name,
        channel,
        source_record_id
    from {{ ref('fct_activities') }}

    union all

    select
        'fct_order_lines' as fact_name,
        channel,
        source_record_id
    from {{ ref('fct_order_lines') }}
    where source_record_id is not null

    union all

    select
        'fct_orders' as fact_name,
        channel,
        source_record_id
    from {{ ref('fct_orders') }}
    where source_record_id is not null

    union all

    select
        'fct_consents' as fact_name,
        channel,
        source_record_id
    from {{ ref('fct_consents') }}

    union all

    select
        'fct_statements' as fact_name,
        channel,
        source_record_id
    from {{ ref('fct_statements') }}

),

offenders as (

    select
        facts.channel,
        facts.fact_name,
        facts.source_record_id,
        count(*) as fact_count,
        {{ missing_record_problem() }} as problem
    from facts
    left join bridge on facts.source_record_id = bridge.source_record_id
    where bridge.source_record_id is null
    group by facts.channel, facts.fact_name, facts.source_record_id

)

select * from offenders
