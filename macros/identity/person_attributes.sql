{#
    The attributes of a person, {attribute: type}: the columns of port `profiles` that do not describe the record
    itself, in the order of the port. This is the only list: the models that clean, hash, rank, count and publish
    attributes read it.
#}
{% macro profile_attributes() -%}
    {%- set attributes = {} -%}
    {%- set about_the_record = port_keys('profiles') + ['created_at', 'is_verified'] -%}
    {%- for column, data_type in port_columns('profiles').items() if column not in about_the_record -%}
        {%- do attributes.update({column: data_type}) -%}
    {%- endfor -%}
    {{ return(attributes) }}
{%- endmacro %}

{# The same attributes after cleaning: the country becomes its code, because tools spell a country in many ways. #}
{% macro record_attributes() -%}
    {%- set attributes = {} -%}
    {%- for attribute, data_type in profile_attributes().items() -%}
        {%- do attributes.update({'country_code' if attribute == 'country' else attribute: data_type}) -%}
    {%- endfor -%}
    {{ return(attributes) }}
{%- endmacro %}

{# The attributes of a golden record: those of the records, and the e-mail address and phone number of the customer. #}
{% macro customer_attributes() -%}
    {{ return(dict(record_attributes(), email='string', phone='string')) }}
{%- endmacro %}
