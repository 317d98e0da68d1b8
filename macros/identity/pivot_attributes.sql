{# The surviving value of each attribute of a customer, as columns. #}
{% macro pivot_attributes() -%}
    {%- for attribute, data_type in customer_attributes().items() %}
    cast(max(case when attribute = '{{ attribute }}' then attribute_value end) as {{ data_type }})
        as {{ attribute }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
