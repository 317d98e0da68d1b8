{#
    Sums over the orders in the feature window, for int_customers__purchases. A return may be a separate document
    without a line sold: it counts as returned units, not as an order.

    Only days inside the window count: sums over the whole history drift by themselves as the history grows, and a
    persona built on them would change although its customers do not.
#}
{% macro purchase_window_sums() -%}
    {%- set counted = {
        'orders_in_window': 'case when is_order then 1 else 0 end',
        'store_orders_in_window': "case when is_order and sales_channel = 'store' then 1 else 0 end",
        'valued_orders_in_window': 'case when is_paid and is_valued then 1 else 0 end',
        'orders_with_lines_in_window': 'case when sale_lines > 0 then 1 else 0 end',
        'lines_in_window': 'sale_lines',
        'discounted_lines_in_window': 'discounted_lines',
        'distinct_products_in_window': 'distinct_products',
        'units_in_window': 'units_sold',
        'units_returned_in_window': 'units_returned',
        'sale_amount_in_window': 'case when is_valued then sale_amount end',
        'valued_units_in_window': 'case when is_valued and list_amount is not null then units_sold end',
        'list_amount_in_window': 'case when is_valued then list_amount end',
    } -%}
    {%- for name, expression in counted.items() %}
        coalesce(sum({{ expression }}) filter (
            where days_ago <= {{ var('feature_window_days') }}
        ), 0) as {{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
