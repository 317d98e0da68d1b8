{# Some columns of a row as one text, any of which may be empty: null counts as empty. #}
{% macro columns_as_text(columns) -%}
    {%- set texts = [] -%}
    {%- for column in columns -%}
        {%- do texts.append("'|'") if not loop.first -%}
        {%- do texts.append("coalesce(cast(" ~ column ~ " as string), '')") -%}
    {%- endfor -%}
    {{ return(concatenated(texts)) }}
{%- endmacro %}
