{#
    As (table_name, column_name): the columns of `relations` ({name: relation}) whose name means personal data, and
    the customer dimensions of the project that `relations` does not list.
#}
{% macro personal_columns(relations) -%}
    {%- set personal = [
        'first_name', 'last_name', 'full_name', 'email', 'phone', 'birth_date', 'postal_code',
        'street', 'address', 'ip_address', 'annual_income', 'identifier_value', 'statement_text',
    ] -%}
    {%- set found = [] -%}
    {%- for name, relation in relations.items() if execute -%}
        {%- for column in adapter.get_columns_in_relation(relation) -%}
            {%- if column.name | lower in personal -%}
                {%- do found.append({'table_name': name, 'column_name': column.name}) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for node in graph.get('nodes', {}).values() if node.resource_type == 'model' -%}
        {%- if node.name.startswith('dim_customer_') and node.name not in relations -%}
            {%- do found.append({'table_name': node.name, 'column_name': '(not looked at)'}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
