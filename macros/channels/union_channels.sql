{#
    Stack one port of every channel that offers it; an empty table of the right shape when none does.

    var('channels') is known at parse time, so dbt records a real ref() to each
    channel and the lineage graph stays complete.
#}
{% macro union_channels(port) -%}
    {%- set columns = port_columns(port) -%}
    {%- set channels = channels_with(port) -%}
    {%- for channel in channels %}
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
