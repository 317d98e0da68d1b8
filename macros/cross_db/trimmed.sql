{# Text without the blanks around it: the spaces of every script, such as the no-break and the ideographic space. #}
{% macro trimmed(expression) -%}
    {%- do refuse_unquoted_blank(expression) -%}
    {{ return(adapter.dispatch('trimmed', 'portrait')(expression)) }}
{%- endmacro %}

{# An engine reads a column name with a blank as two words, and its message names neither the column nor the solution. #}
{% macro refuse_unquoted_blank(expression) -%}
    {%- if modules.re.fullmatch('\\w+( +\\w+)+', expression) -%}
        {%- do exceptions.raise_compiler_error(
            "the column '" ~ expression ~ "' has a blank in it: write adapter.quote('" ~ expression ~ "')"
        ) -%}
    {%- endif -%}
{%- endmacro %}

{# Spark's trim() removes the plain space only. #}
{% macro default__trimmed(expression) -%}
    {%- set blanks -%}
        {{ '\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000' }}
    {%- endset -%}
    trim(both '{{ blanks }}' from {{ expression }})
{%- endmacro %}

{# DuckDB's trim() removes all of them. #}
{% macro duckdb__trimmed(expression) -%}
    trim({{ expression }})
{%- endmacro %}
