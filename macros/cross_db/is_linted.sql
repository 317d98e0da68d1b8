{#
    Whether it is sqlfluff that reads (`.sqlfluff` says so), not an engine.

    It judges what stands in a file, not what a macro makes of it, and yet parses all of that: cleaned values and the
    loops over a channel's raw tables were most of what it read. For it a cleaned value is the call as it was written.
#}
{% macro is_linted() -%}
    {{ return(var('is_linted', false)) }}
{%- endmacro %}
