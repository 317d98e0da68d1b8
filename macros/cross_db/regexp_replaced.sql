{#
    Text in which patterns are replaced one after another: `steps` is a list of [pattern, replacement], and $1 to $9 in
    a replacement are the groups of the pattern. Each step replaces every match.

    A step [pattern, {condition: replacement}] asks the conditions (SQL) in their order; where none holds, the text
    stays as it is.
#}
{% macro regexp_replaced(expression, steps) -%}
    {{ return(adapter.dispatch('regexp_replaced', 'portrait')(expression, steps)) }}
{%- endmacro %}

{# Spark removes backslashes from a text literal that is not marked as raw. #}
{% macro default__regexp_replaced(expression, steps) -%}
    {%- set nested = namespace(sql=expression) -%}
    {%- for pattern, replacement in steps -%}
        {%- set to = replacement_text(replacement, "r'", '$') -%}
        {%- set nested.sql = 'regexp_replace(' ~ nested.sql ~ ", r'" ~ java_pattern(pattern) ~ "', " ~ to ~ ')' -%}
    {%- endfor -%}
    {{ return(nested.sql) }}
{%- endmacro %}

{# By default DuckDB replaces only the first match. #}
{% macro duckdb__regexp_replaced(expression, steps) -%}
    {%- set nested = namespace(sql=expression) -%}
    {%- for pattern, replacement in steps -%}
        {%- set to = replacement_text(replacement, "'", '\\') -%}
        {%- set nested.sql = 'regexp_replace(' ~ nested.sql ~ ", '" ~ pattern ~ "', " ~ to ~ ", 'g')" -%}
    {%- endfor -%}
    {{ return(nested.sql) }}
{%- endmacro %}

{# A replacement as SQL; `quote` opens a text literal and `group` stands before the number of a group. #}
{% macro replacement_text(replacement, quote, group) -%}
    {%- if replacement is string -%}
        {{ return(quote ~ replacement.replace('$', group) ~ "'") }}
    {%- endif -%}
    {%- set branches = [] -%}
    {%- for condition, text in replacement.items() -%}
        {%- do branches.append('when ' ~ condition ~ ' then ' ~ quote ~ text.replace('$', group) ~ "'") -%}
    {%- endfor -%}
    {{ return('case ' ~ branches | join(' ') ~ ' else ' ~ quote ~ group ~ "0' end") }}
{%- endmacro %}

{# The first group of `pattern` in `expression`; empty text where the pattern does not match. #}
{% macro regexp_group(expression, pattern) -%}
    {{ return(adapter.dispatch('regexp_group', 'portrait')(expression, pattern)) }}
{%- endmacro %}

{# Spark removes backslashes from a text literal that is not marked as raw. #}
{% macro default__regexp_group(expression, pattern) -%}
    regexp_extract({{ expression }}, r'{{ java_pattern(pattern) }}', 1)
{%- endmacro %}

{% macro duckdb__regexp_group(expression, pattern) -%}
    regexp_extract({{ expression }}, '{{ pattern }}', 1)
{%- endmacro %}
