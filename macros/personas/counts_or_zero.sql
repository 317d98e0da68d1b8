{# Counts of a left-joined relation: no matching row is zero, not null. #}
{% macro counts_or_zero(relation, columns) -%}
    {%- for column in columns -%}
        cast(coalesce({{ relation }}.{{ column }}, 0) as integer) as {{ column }}{{ ',' if not loop.last }}
        {% endfor -%}
{%- endmacro %}
