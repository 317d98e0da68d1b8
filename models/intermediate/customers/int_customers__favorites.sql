with

order_lines as (

    select * from {{ ref('int_order_lines__unioned') }}
    where line_kind = 'sale' and not is_cancelled

),

-- A till is the device of the store, not of its customer.
activities as (

    select * from {{ ref('int_activities__unioned') }}
    where device is not null and device <> 'store' and not is_outbound

),

connected as (

    select * from {{ ref('int_records__resolved') }}

),

as_of as (

    select * from {{ ref('int_run__as_of') }}

),

-- Summed by both at once, so that the order lines are read a single time.
bought as (

    select
        connected.customer_id,
        order_lines.brand,
        order_lines.sales_channel,
        sum(order_lines.quantity) as units
    from order_lines
    inner join connected on order_lines.source_record_id = connected.source_record_id
    inner join as_of
        on
            order_lines.ordered_at
            >= as_of.as_of_at - interval '{{ var("feature_window_days") }} days'
    group by connected.customer_id, order_lines.brand, order_lines.sales_channel

),

used as (

    select
        connected.customer_id,
        activities.device,
        count(*) as activity_count
    from activities
    inner join connected on activities.source_record_id = connected.source_record_id
    inner join as_of
        on
            activities.occurred_at
            >= as_of.as_of_at - interval '{{ var("feature_window_days") }} days'
    group by connected.customer_id, activities.device

),

weighted as (

    select
        customer_id,
        'brand' as choice,
        brand as word,
        sum(units) as weight
    from bought
    where brand is not null
    group by customer_id, brand

    union all

    select
        customer_id,
        'sales_channel' as choice,
        sales_channel as word,
        sum(units) as weight
    from bought
    where sales_channel is not null
    group by customer_id, sales_channel

    union all

    select
        customer_id,
        'device' as choice,
        device as word,
        activity_count as weight
    from used

),

ranked as (

    select
        *,
        row_number() over (
            partition by customer_id, choice order by weight desc, word asc
        ) as word_rank
    from weighted

),

favorites as (

    select
        customer_id,
        max(word) filter (where choice = 'brand') as favorite_brand,
        max(word) filter (where choice = 'sales_channel') as favorite_sales_channel,
        max(word) filter (where choice = 'device') as main_device
    from ranked
    where word_rank = 1
    group by customer_id

)

select * from favorites
