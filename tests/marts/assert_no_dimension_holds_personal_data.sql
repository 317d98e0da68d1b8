-- Names and contact data are stored in dim_customers only: in a dimension they would be published
-- to every dashboard, and a deletion would not find them. A dimension that this test does not read
-- is reported too.
{% set dimensions = {
    'dim_customer_aliases': ref('dim_customer_aliases'),
    'dim_customer_behavior': ref('dim_customer_behavior'),
    'dim_customer_demographics': ref('dim_customer_demographics'),
    'dim_customer_purchases': ref('dim_customer_purchases'),
} -%}
with

offenders as (

    {% for offender in personal_columns(dimensions) %}
    select
        '{{ offender.table_name }}' as table_name,
        '{{ offender.column_name }}' as column_name
    union all
    {% endfor %}
    select
        cast(null as string) as table_name,
        cast(null as string) as column_name
    where false

)

select * from offenders
