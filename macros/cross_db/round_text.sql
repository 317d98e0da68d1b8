{# A number as text with a fixed number of decimals. #}
{% macro round_text(expression, decimals) -%}
    cast(cast({{ expression }} as decimal(18, {{ decimals }})) as string)
{%- endmacro %}
