{#
    Whether sqlfluff renders the SQL (`.sqlfluff` sets the variable), not an engine.

    sqlfluff checks the text of a file, not the SQL that its macros generate, but it parses all of that SQL: cleaned
    values and the loops over raw tables were most of what it read. For sqlfluff a cleaned value is only the call of
    its macro.
#}
{% macro is_linted() -%}
    {{ return(var('is_linted', false)) }}
{%- endmacro %}
