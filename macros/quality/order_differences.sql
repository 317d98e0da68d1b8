{#
    Every way in which an order may differ from its lines or from itself: the condition, and the amount by which it
    differs, null where no amount is known. rpt_order_differences has a row for each that holds; `unexplained` is what
    the others leave.
#}
{% macro order_differences() -%}
    {{ return({
        'no_lines': ['line_count = 0 and unreadable_lines = 0', 'goods_amount'],
        'unreadable_lines': ['unreadable_lines > 0', 'goods_amount - coalesce(line_goods, 0)'],
        'currency_differs': ['not has_comparable_lines', 'null'],
        'lines_without_order': ['is_without_head', 'goods_amount'],
        'unreadable_total': ['goods_amount is null', 'null'],
        'discount_on_order': ['discount_on_order > 0', '-discount_on_order'],
        'shipping_or_tax': ['shipping_or_tax <> 0', 'shipping_or_tax'],
        'refund_without_lines': [
            'has_lines and refunded_amount > line_refunded', 'line_refunded - refunded_amount'
        ],
        'refund_smaller_than_lines': [
            'has_lines and refunded_amount < line_refunded', 'line_refunded - refunded_amount'
        ],
        'refund_not_told': [
            "order_state = 'partially_refunded' and refunded_amount = 0",
            'null'
        ],
        'more_returned_than_sold': [
            'is_order and (refunded_amount > goods_amount or units_returned > units_sold)',
            'goods_amount - refunded_amount'
        ],
        'return_without_sale': [
            'not is_order and refunded_amount > 0', '-refunded_amount'
        ],
        'unexplained': [
            'abs(unexplained) > 0', 'unexplained'
        ],
    }) }}
{%- endmacro %}

{# The rows of `relation` for which each of the differences holds. #}
{% macro found_differences(relation) -%}
    {%- for reason, parts in order_differences().items() %}
    select
        channel,
        order_id,
        '{{ reason }}' as reason,
        placed_at,
        currency,
        goods_amount,
        cast(line_goods as decimal(28, 2)) as line_goods,
        cast({{ parts[1] }} as decimal(28, 2)) as difference
    from {{ relation }}
    where {{ parts[0] }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
