{# A customer's surviving value of one attribute, as a column. #}
{% macro pivot_attribute(attribute, data_type='string') -%}
    cast(max(case when attribute = '{{ attribute }}' then attribute_value end) as {{ data_type }})
        as {{ attribute }}
{%- endmacro %}
