{# Text without the blanks around it: the space of every script, also the no-break and the ideographic one. #}
{% macro trimmed(expression) -%}
    {{ return(adapter.dispatch('trimmed', 'portrait')(expression)) }}
{%- endmacro %}

{# Spark's trim() knows the plain space only. #}
{% macro default__trimmed(expression) -%}
    {%- set blanks -%}
        {{ '\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000' }}
    {%- endset -%}
    trim(both '{{ blanks }}' from {{ expression }})
{%- endmacro %}

{# DuckDB's knows all of them. #}
{% macro duckdb__trimmed(expression) -%}
    trim({{ expression }})
{%- endmacro %}
