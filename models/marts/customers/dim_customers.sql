with
connected as (select * from {{ ref('int_records__resolved') }}),

records as (select * from {{ ref('int_profiles__unioned') }}),

golden_records as (select * from {{ ref('int_customers__golden_records') }}),

record_counts as (
    select
        connected.customer_id,
        cast(count(*) as integer) as record_count,
        cast(count(distinct connected.channel) as integer) as channel_count,
        not coalesce(bool_or(connected.is_linked), false) as is_anonymous,
        min(records.created_at) as first_seen_at,
        max(records.observed_at) as last_seen_at
    from connected
    inner join records on connected.source_record_id = records.source_record_id
    group by connected.customer_id
),

customers as (
    select
        record_counts.customer_id,
        {{ columns_of('golden_records', customer_attributes()) }},
        record_counts.record_count,
        record_counts.channel_count,
        record_counts.is_anonymous,
        record_counts.first_seen_at,
        record_counts.last_seen_at
    from record_counts
    left join golden_records on record_counts.customer_id = golden_records.customer_id
)

select * from customers
