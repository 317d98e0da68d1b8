{#
    Stack one port of every channel that offers it; an empty table of the right shape when none does.

    var('channels') is known at parse time, so dbt records a real ref() to each
    channel and the lineage graph stays complete.
#}
{% macro union_channels(port) -%}
    {%- set columns = port_columns(port) -%}
    {%- set channels = channels_with(port) -%}
    {%- for channel in channels %}
    {%- do refuse_missing_columns(ref('stg_' ~ channel ~ '__' ~ port), columns) %}
    select
        '{{ channel }}' as channel,
        {{ columns | join(',\n        ') }}
    from {{ ref('stg_' ~ channel ~ '__' ~ port) }}
    {% if not loop.last %}union all{% endif %}
    {%- else %}
    select
        cast(null as string) as channel
        {%- for column, data_type in columns.items() %},
        cast(null as {{ data_type }}) as {{ column }}
        {%- endfor %}
    limit 0
    {%- endfor %}
{%- endmacro %}

{# The engine's own error names the union and a column, not the channel that lacks it. A unit test has no `this`. #}
{% macro refuse_missing_columns(relation, columns) -%}
    {%- if execute and this is not none and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set offered = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
        {%- for column in columns if offered and column not in offered -%}
            {%- do exceptions.raise_compiler_error(
                relation.identifier ~ ' lacks the column ' ~ column ~ ' of its port: see macros/channels/ports.sql'
            ) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
