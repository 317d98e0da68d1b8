with
orders as (select * from {{ ref('int_orders__completed') }} where is_counted),

-- Lines of a tool that hands over whole orders, which are missing here. A return may well stand
-- alone.
heads as (
    select
        *,
        line_count > 0 and unreadable_lines = 0 and has_comparable_lines as has_lines,
        order_origin = 'lines' and is_order and {{ hands_over_whole_orders('channel') }}
            as is_without_head
    from orders
),

-- What the lines cost before anything was taken off the order as a whole.
parted as (
    select
        *,
        case
            when has_lines and goods_amount < line_goods
                then line_goods - goods_amount
            else 0
        end as below_lines,
        case when has_lines and goods_amount > line_goods then goods_amount - line_goods else 0 end
            as above_lines,
        coalesce(told_discount, 0) - coalesce(line_discount, 0) as discount_beside_lines,
        coalesce(total - goods_amount, 0) as above_goods,
        coalesce(shipping, 0) as told_shipping
    from heads
),

explained as (
    select
        *,
        case
            when told_discount is null or discount_beside_lines > 0 then below_lines else 0
        end as discount_on_order,
        case
            when
                above_goods = told_shipping
                or above_goods = told_shipping + coalesce(tax, 0)
                then above_goods
            else 0
        end as shipping_or_tax
    from parted
),

compared as (
    select
        *,
        above_goods - shipping_or_tax + above_lines - (below_lines - discount_on_order)
            as unexplained
    from explained
),

differences as (
    {{ found_differences('compared') }}
)

select * from differences
