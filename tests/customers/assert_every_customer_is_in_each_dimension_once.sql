-- If a dimension misses customers, every share computed over it is too large; if it repeats
-- customers, every join to it multiplies rows.
with

customers as (

    select customer_id from {{ ref('dim_customers') }}

),

dimensions as (

    select
        'dim_customer_behavior' as dimension_name,
        customer_id
    from {{ ref('dim_customer_behavior') }}

    union all

    select
        'dim_customer_demographics' as dimension_name,
        customer_id
    from {{ ref('dim_customer_demographics') }}

    union all

    select
        'dim_customer_purchases' as dimension_name,
        customer_id
    from {{ ref('dim_customer_purchases') }}

    union all

    select
        'bridge_customer_records' as dimension_name,
        customer_id
    from {{ ref('bridge_customer_records') }}
    group by customer_id

),

dimension_names as (

    select distinct dimension_name from dimensions

),

expected as (

    select
        dimension_names.dimension_name,
        customers.customer_id
    from customers
    cross join dimension_names

),

counted as (

    select
        dimension_name,
        customer_id,
        count(*) as row_count
    from dimensions
    group by dimension_name, customer_id

),

offenders as (

    select
        coalesce(expected.dimension_name, counted.dimension_name) as dimension_name,
        coalesce(expected.customer_id, counted.customer_id) as customer_id,
        coalesce(counted.row_count, 0) as row_count
    from expected
    full outer join counted
        on
            expected.dimension_name = counted.dimension_name
            and expected.customer_id = counted.customer_id
    where expected.customer_id is null or counted.row_count is distinct from 1

)

select * from offenders
