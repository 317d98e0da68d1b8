{# The columns of int_customers__features that rules and personas may name. #}
{% macro feature_names() -%}
    {{ return([
        'orders', 'days_since_first_order', 'days_since_last_order', 'net_amount_12_months',
        'recency_score', 'frequency_score', 'monetary_score', 'lapse_stage', 'repurchase_level',
        'orders_in_window', 'average_order_value', 'average_unit_price', 'units_per_line',
        'products_per_order', 'discounted_line_share', 'return_share', 'store_order_share',
        'own_activities', 'sessions', 'product_views', 'abandoned_checkouts', 'deals_opened',
        'days_since_last_activity', 'app_share', 'evening_share', 'office_hours_share',
        'weekend_share', 'email_open_share', 'email_click_share',
    ]) }}
{%- endmacro %}

{# One row per customer and known feature of `relation`; what is not known has no row. #}
{% macro unpivot_features(relation) -%}
    select
        customer_id,
        feature,
        feature_value
    from (
        select
            customer_id,
            {% for name in feature_names() -%}
            cast({{ name }} as double) as {{ name }}{{ ',' if not loop.last }}
            {% endfor -%}
        from {{ relation }}
    ) as doubles
    unpivot (feature_value for feature in ({{ feature_names() | join(', ') }}))
{%- endmacro %}
