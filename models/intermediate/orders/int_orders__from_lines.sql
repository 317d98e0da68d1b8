with
order_lines as (select * from {{ ref('int_order_lines__unioned') }}),

-- A line that was taken off a bill counts in no sum; a bill without any other line is cancelled.
orders as (
    select
        channel,
        order_id,
        max(source_record_id) as source_record_id,
        coalesce(min(ordered_at) filter (where line_kind <> 'return'), min(ordered_at))
            as placed_at,
        bool_and(is_cancelled) as is_cancelled,
        max(upper(currency)) as currency,
        coalesce(min(upper(currency)) = max(upper(currency)), true) as is_one_currency,
        max(sales_channel) as sales_channel,
        max(store_id) as store_id,
        max(loaded_at) as loaded_at,
        count(*) as line_count,
        count(*) filter (where line_kind = 'sale' and not is_cancelled) as sale_lines,
        count(*) filter (where line_kind = 'sale' and not is_cancelled and discount_amount > 0)
            as discounted_lines,
        count(distinct product_id) filter (where line_kind = 'sale' and not is_cancelled)
            as distinct_products,
        coalesce(sum(quantity) filter (where line_kind = 'sale' and not is_cancelled), 0)
            as units_sold,
        coalesce(-sum(quantity) filter (where line_kind = 'return' and not is_cancelled), 0)
            as units_returned,
        coalesce(sum(paid_amount) filter (where line_kind = 'sale' and not is_cancelled), 0)
            as goods,
        coalesce(sum(discount_amount) filter (where line_kind = 'sale' and not is_cancelled), 0)
            as discount,
        coalesce(-sum(paid_amount) filter (where line_kind = 'return' and not is_cancelled), 0)
            as refunded,
        coalesce(
            sum(list_price * quantity) filter (where line_kind = 'sale' and not is_cancelled), 0
        ) as list_amount
    from order_lines
    group by channel, order_id
)

select * from orders
