{# Whether `pattern` matches anywhere in `expression`. #}
{% macro regexp_like(expression, pattern) -%}
    {{ return(adapter.dispatch('regexp_like', 'portrait')(expression, pattern)) }}
{%- endmacro %}

{# Spark removes backslashes from a text literal that is not marked as raw. #}
{% macro default__regexp_like(expression, pattern) -%}
    regexp_like({{ expression }}, r'{{ java_pattern(pattern) }}')
{%- endmacro %}

{# DuckDB has no regexp_like. #}
{% macro duckdb__regexp_like(expression, pattern) -%}
    regexp_matches({{ expression }}, '{{ pattern }}')
{%- endmacro %}

{#
    A pattern for Spark that matches the same texts as on DuckDB. In Java `$` also matches before a line break at
    the end, `.` stops at more line breaks than the newline, `\s` includes the vertical tab, and letter case is ignored
    in ASCII only.
#}
{% macro java_pattern(pattern) -%}
    {%- set whole = pattern[:-1] ~ '\\z' if pattern.endswith('$') else pattern -%}
    {{ return('(?d)' ~ whole.replace('\\s', '[ \\t\\n\\f\\r]').replace('(?i:', '(?iu:')) }}
{%- endmacro %}
