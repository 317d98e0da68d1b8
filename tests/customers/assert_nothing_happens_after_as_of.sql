-- A timestamp after `as_of` is in the future: the rebuild of a past date would use later knowledge,
-- and the days since the last order would be negative.
with

as_of as (

    select * from {{ ref('int_run__as_of') }}

),

moments as (

    select
        'fct_activities' as fact_name,
        occurred_at
    from {{ ref('fct_activities') }}

    union all

    select
        'fct_order_lines' as fact_name,
        ordered_at as occurred_at
    from {{ ref('fct_order_lines') }}

    union all

    select
        'fct_orders' as fact_name,
        placed_at as occurred_at
    from {{ ref('fct_orders') }}

    union all

    select
        'fct_consents' as fact_name,
        effective_at as occurred_at
    from {{ ref('fct_consents') }}

    union all

    select
        'fct_statements' as fact_name,
        said_at as occurred_at
    from {{ ref('fct_statements') }}

    union all

    select
        'dim_customers' as fact_name,
        first_seen_at as occurred_at
    from {{ ref('dim_customers') }}

),

offenders as (

    select
        moments.fact_name,
        count(*) as row_count
    from moments
    inner join as_of on moments.occurred_at > as_of.as_of_at
    group by moments.fact_name

)

select * from offenders
