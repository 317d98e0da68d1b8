-- Facts reach customers through the bridge: the orders of a record with two customers would count
-- twice, and those of a record without a customer would be lost. Either would happen silently in
-- the run that merges customers.
with

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

customers as (

    select * from {{ ref('dim_customers') }}

),

fact_totals as (

    select
        'fct_activities' as fact_name,
        count(*) as fact_count,
        coalesce(sum(reporting_revenue), 0) as fact_amount
    from {{ ref('fct_activities') }}

    union all

    select
        'fct_order_lines' as fact_name,
        count(*) as fact_count,
        coalesce(sum(paid_amount), 0) as fact_amount
    from {{ ref('fct_order_lines') }}
    where source_record_id is not null

),

customer_totals as (

    select
        'fct_activities' as fact_name,
        count(*) as fact_count,
        coalesce(sum(activities.reporting_revenue), 0) as fact_amount
    from {{ ref('fct_activities') }} as activities
    inner join bridge on activities.source_record_id = bridge.source_record_id
    inner join customers on bridge.customer_id = customers.customer_id

    union all

    select
        'fct_order_lines' as fact_name,
        count(*) as fact_count,
        coalesce(sum(order_lines.paid_amount), 0) as fact_amount
    from {{ ref('fct_order_lines') }} as order_lines
    inner join bridge on order_lines.source_record_id = bridge.source_record_id
    inner join customers on bridge.customer_id = customers.customer_id

),

offenders as (

    select fact_totals.*
    from fact_totals
    inner join customer_totals on fact_totals.fact_name = customer_totals.fact_name
    where
        fact_totals.fact_count <> customer_totals.fact_count
        or fact_totals.fact_amount <> customer_totals.fact_amount

)

select * from offenders
