{#
    The raw table of a channel: the embedded sample seed or the landed source.

    var('raw') is known at parse time, so either way dbt records a real parent and
    `dbt build` alone builds a fresh clone.
#}
{% macro raw_table(channel, table) -%}
    {%- if var('raw') == 'sample' -%}
        {{ ref(channel ~ '__' ~ table) }}
    {%- else -%}
        {{ source(channel, table) }}
    {%- endif -%}
{%- endmacro %}
