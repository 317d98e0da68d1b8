with
-- The export is one file per month; the files have no row in common.
actions as (
    select
        *,
        '201602' as export_month
    from {{ ref('base_jd_actions__actions_201602') }}
    where reject_reason is null

    union all

    select
        *,
        '201603' as export_month
    from {{ ref('base_jd_actions__actions_201603') }}
    where reject_reason is null

    union all

    select
        *,
        '201604' as export_month
    from {{ ref('base_jd_actions__actions_201604') }}
    where reject_reason is null
),

-- The export names no price, so an order has no revenue and no order line.
activities as (
    select
        acted_at as occurred_at,
        source_record_id,
        loaded_at,
        -- The key contains the month, so that it stays unique if two files ever hold the same row.
        'jd_actions:' || export_month || ':' || action_id as activity_id,
        case action_type
            when 1 then 'viewed_product'
            when 2 then 'added_to_cart'
            when 3 then 'removed_from_cart'
            when 4 then 'placed_order'
            when 5 then 'saved_product'
            when 6 then 'clicked'
        end as activity,
        false as is_outbound,
        -- The export names categories by number only.
        'category ' || category_id as category,
        {{ json_object({
            'product_id': 'product_id',
            'brand_id': 'brand_id',
            'page_element_id': 'page_element_id'
        }) }} as feature_json
    from actions
)

select * from activities
