{# The number that stands for a person record in the link graph; the prefix keeps it apart from identifiers. #}
{% macro record_key(source_record_id='source_record_id') -%}
    {{ hash_key("'record|' || " ~ source_record_id) }}
{%- endmacro %}
