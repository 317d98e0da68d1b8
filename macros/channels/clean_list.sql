{# A list that an export wrote as JSON text, as plain text with commas; null where the list is empty. #}
{% macro clean_list(column) -%}
    nullif(trim(translate({{ clean_text(column) }}, '[]"', '')), '')
{%- endmacro %}
