{#
    The attributes of a person, {attribute: type}: what the port `profiles` says beside whose record it is, in the
    order of the port. The one list: what is cleaned, hashed, ranked, counted and published follows from it.
#}
{% macro profile_attributes() -%}
    {%- set attributes = {} -%}
    {%- set about_the_record = port_keys('profiles') + ['created_at', 'is_verified'] -%}
    {%- for column, data_type in port_columns('profiles').items() if column not in about_the_record -%}
        {%- do attributes.update({column: data_type}) -%}
    {%- endfor -%}
    {{ return(attributes) }}
{%- endmacro %}

{# The same as records are compared by: a country that tools spell in many ways is known by its code. #}
{% macro record_attributes() -%}
    {%- set attributes = {} -%}
    {%- for attribute, data_type in profile_attributes().items() -%}
        {%- do attributes.update({'country_code' if attribute == 'country' else attribute: data_type}) -%}
    {%- endfor -%}
    {{ return(attributes) }}
{%- endmacro %}

{# What a golden record says of a customer: an attribute of the records, or an identifier to write or call to. #}
{% macro customer_attributes() -%}
    {{ return(dict(record_attributes(), email='string', phone='string')) }}
{%- endmacro %}
