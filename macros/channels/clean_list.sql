{# A list that an export wrote as JSON text, as plain text between commas; null where it is empty. #}
{% macro clean_list(column) -%}
    nullif(trim(translate({{ clean_text(column) }}, '[]"', '')), '')
{%- endmacro %}
