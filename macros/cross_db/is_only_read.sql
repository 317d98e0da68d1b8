{#
    Whether nobody runs the SQL of a cleaned value: sqlfluff renders it, or dbt reads the project and looks for the
    models that a file refers to, of which a value has none. Rendering the value itself takes dbt most of that time.
#}
{% macro is_only_read() -%}
    {{ return(is_linted() or not execute) }}
{%- endmacro %}
