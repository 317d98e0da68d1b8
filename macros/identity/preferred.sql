{# The value of `column` in the row of the group with the largest `preference` that states one. #}
{% macro preferred(column) -%}
    max_by({{ column }}, case when {{ column }} is not null then preference end) as {{ column }}
{%- endmacro %}
