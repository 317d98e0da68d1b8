{#
    Sums over all orders of a customer, for int_customers__purchases. Every order counts, whatever its currency;
    amounts are those in the customer's currency. The pieces of an order without lines are not known.
#}
{% macro purchase_sums() -%}
    cast(count(*) filter (where is_order) as integer) as orders,
        cast(count(*) filter (where is_paid and is_valued) as integer) as valued_orders,
        min(ordered_at) filter (where is_order) as first_ordered_at,
        max(ordered_at) filter (where is_order) as last_ordered_at,
        max(days_ago) filter (where is_order) as days_since_first_order,
        min(days_ago) filter (where is_order) as days_since_last_order,
        cast(sum(units_sold) as integer) as units_sold,
        cast(sum(units_returned) as integer) as units_returned,
        sum(sale_amount) filter (where is_valued) as sale_amount,
        sum(returned_amount) filter (where is_valued) as returned_amount,
        sum(discount_amount) filter (where is_valued) as discount_amount,
        sum(sale_amount - returned_amount) filter (where is_valued) as net_amount,
        coalesce(
            sum(sale_amount - returned_amount) filter (where is_valued and days_ago <= 365), 0
        ) as net_amount_12_months
{%- endmacro %}
