{# The squared difference of two standardised values, as an exact decimal. #}
{% macro squared_difference(left_value, right_value) -%}
    cast(power({{ left_value }} - {{ right_value }}, 2) as decimal(28, 12))
{%- endmacro %}
