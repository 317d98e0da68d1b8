{# The attributes of a person whose words are rows of the seed attribute_words; any other word is not known. #}
{% macro attributes_with_words() -%}
    {{ return(['gender', 'marital_status']) }}
{%- endmacro %}
