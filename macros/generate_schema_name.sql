{#
    A layer is a schema: `marts`, not `main_marts`, so that a BI tool finds the
    published tables under the name that the documentation uses.
#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name | trim if custom_schema_name else target.schema }}
{%- endmacro %}
