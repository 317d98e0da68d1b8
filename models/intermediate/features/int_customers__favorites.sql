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

connected as (select * from {{ ref('int_records__resolved') }}),

as_of as (select * from {{ ref('int_run__as_of') }}),

-- Grouped by brand and sales channel together, so that the order lines are read only once.
bought as (
    select
        connected.customer_id,
        order_lines.brand,
        order_lines.sales_channel,
        sum(order_lines.quantity) as weight
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
        count(*) as weight
    from activities
    inner join connected on activities.source_record_id = connected.source_record_id
    inner join as_of
        on
            activities.occurred_at
            >= as_of.as_of_at - interval '{{ var("feature_window_days") }} days'
    group by connected.customer_id, activities.device
),

choices as (
    select
        customer_id,
        choice,
        word,
        weight
    from bought
    unpivot (word for choice in (brand, sales_channel))

    union all

    select
        customer_id,
        'device' as choice,
        device as word,
        weight
    from used
),

ranked as (
    select
        customer_id,
        choice,
        word,
        row_number() over (
            partition by customer_id, choice order by sum(weight) desc, word asc
        ) as word_rank
    from choices
    group by customer_id, choice, word
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
