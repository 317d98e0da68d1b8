{# The value of `column` with the largest `preference` in the group, among the rows where it is not null. #}
{% macro preferred(column) -%}
    max_by({{ column }}, case when {{ column }} is not null then preference end) as {{ column }}
{%- endmacro %}
