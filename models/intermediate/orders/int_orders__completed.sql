with
orders as (select * from {{ ref('int_orders__matched') }}),

payment_states as (
    select
        *,
        {{ state_key('word') }} as word_key
    from {{ ref('payment_states') }}
),

order_states as (select * from {{ ref('order_states') }}),

-- The words of the tool itself come before those that any tool may use.
named as (
    select
        {{ columns_of('orders', matched_order_columns()) }},
        case
            when orders.is_cancelled then 'cancelled'
            when orders.payment_state is null then 'not_told'
            else coalesce(own_words.order_state, any_words.order_state, 'unknown')
        end as order_state
    from orders
    left join payment_states as own_words
        on
            orders.channel = own_words.channel
            and {{ state_key('orders.payment_state') }} = own_words.word_key
    left join payment_states as any_words
        on
            any_words.channel = '*'
            and {{ state_key('orders.payment_state') }} = any_words.word_key
),

-- What was to be paid for goods: the tool's own figure; else that of the lines, if all of them can
-- be read, and never more than the whole order cost; else what the total holds beside parcel and
-- tax.
priced as (
    select
        named.*,
        order_states.is_order as is_counted,
        order_states.is_spend,
        cast(
            coalesce(
                named.told_goods,
                case
                    when named.unreadable_lines = 0 then least(named.line_goods, named.total)
                end,
                named.total - coalesce(named.shipping, 0) - coalesce(named.tax, 0),
                named.line_goods
            ) as decimal(28, 2)
        ) as goods_amount,
        cast(coalesce(named.told_discount, named.line_discount, 0) as decimal(28, 2))
            as discount_amount,
        cast(coalesce(named.told_refunded, named.line_refunded, 0) as decimal(28, 2))
            as known_refunded,
        order_states.is_order and not (named.order_origin = 'lines' and named.sale_lines = 0)
            as is_order
    from named
    left join order_states on named.order_state = order_states.order_state
),

-- Of an order that the tool calls refunded, everything went back, whatever its refunds say.
completed as (
    select
        *,
        case
            when order_state = 'refunded' then greatest(known_refunded, goods_amount)
            else known_refunded
        end as refunded_amount
    from priced
)

select * from completed
