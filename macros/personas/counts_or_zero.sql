{# Counts of a left-joined relation: nobody counted is zero. #}
{% macro counts_or_zero(relation, columns) -%}
    {%- for column in columns -%}
        cast(coalesce({{ relation }}.{{ column }}, 0) as integer) as {{ column }}{{ ',' if not loop.last }}
        {% endfor -%}
{%- endmacro %}
