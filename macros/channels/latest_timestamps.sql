{#
    The latest accepted timestamp of each channel and port, from its activities and order lines; for a channel
    without persons, the start of the latest day that it measured.

    Reads the channels, not the unions: the unions end at the timestamp that is found here.
#}
{% macro latest_timestamps() -%}
    {%- set selects = [] -%}
    {%- set columns = {
        'activities': 'occurred_at', 'order_lines': 'ordered_at',
        'ad_performance': 'performed_on', 'page_metrics': 'measured_on',
    } -%}
    {%- for port, column in columns.items() -%}
        {%- for channel in channels_with(port) -%}
            {%- do selects.append(
                "select '" ~ channel ~ "' as channel, '" ~ port ~ "' as port, cast(max(" ~ column
                ~ ') as timestamp) as latest_at from ' ~ ref('stg_' ~ channel ~ '__' ~ port)
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ selects | join('\n    union all\n    ') }}
    {%- if not selects %}
    select
        cast(null as string) as channel,
        cast(null as string) as port,
        cast(null as timestamp) as latest_at
    limit 0
    {%- endif %}
{%- endmacro %}
