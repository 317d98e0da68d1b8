{# Several columns of a row as one text. Null is written as an empty text. #}
{% macro columns_as_text(columns) -%}
    {%- set texts = [] -%}
    {%- for column in columns -%}
        {%- do texts.append("'|'") if not loop.first -%}
        {%- do texts.append("coalesce(cast(" ~ column ~ " as string), '')") -%}
    {%- endfor -%}
    {{ return(concatenated(texts)) }}
{%- endmacro %}
