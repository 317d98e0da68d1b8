with
order_lines as (
    select *
    from {{ ref('base_online_retail__order_lines') }}
    where reject_reason is null and customer_id is not null
),

orders as (
    select
        order_id,
        source_record_id,
        line_kind,
        cast(sum(paid_amount) as decimal(18, 2)) as paid_amount,
        min(ordered_at) as ordered_at,
        max(loaded_at) as loaded_at,
        count(*) as line_count,
        count(distinct product_id) as product_count
    from order_lines
    group by order_id, source_record_id, line_kind
),

activities as (
    select
        source_record_id,
        ordered_at as occurred_at,
        -- Negative for a return: the sum over a customer is the net revenue of the wholesaler.
        paid_amount as revenue_impact,
        loaded_at,
        source_record_id || ':invoice:' || order_id as activity_id,
        case line_kind when 'return' then 'returned_order' else 'placed_order' end as activity,
        false as is_outbound,
        'GBP' as currency,
        {{ json_object({
            'order_id': 'order_id',
            'line_count': 'line_count',
            'product_count': 'product_count'
        }) }} as feature_json
    from orders
)

select * from activities
