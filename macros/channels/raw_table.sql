{#
    The raw table of a channel: the embedded sample seed or the loaded source.

    var('raw') is known at parse time, so in both cases dbt records a real parent, and
    `dbt build` alone builds a fresh clone.
#}
{% macro raw_table(channel, table) -%}
    {%- if model.name.startswith('base_') -%}
        {%- do refuse_forgotten_raw_table(channel, table) -%}
    {%- endif -%}
    {%- if var('raw') == 'sample' -%}
        {{ ref(channel ~ '__' ~ table) }}
    {%- else -%}
        {{ source(channel, table) }}
    {%- endif -%}
{%- endmacro %}
