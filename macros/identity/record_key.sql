{# The number that represents a person record in the link graph; the prefix distinguishes it from identifiers. #}
{% macro record_key(source_record_id='source_record_id') -%}
    {{ hash_key("'record|' || " ~ source_record_id) }}
{%- endmacro %}
