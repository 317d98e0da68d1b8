{#
    The newest accepted moment of each channel, from its activities and order lines.

    Reads the channels, not the unions: those are cut at the moment that is found here.
#}
{% macro newest_moments() -%}
    {%- set moments = [] -%}
    {%- for port, column in {'activities': 'occurred_at', 'order_lines': 'ordered_at'}.items() -%}
        {%- for channel in channels_with(port) -%}
            {%- do moments.append(
                'select max(' ~ column ~ ') as newest_at from ' ~ ref('stg_' ~ channel ~ '__' ~ port)
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ moments | join('\n    union all\n    ') or 'select cast(null as timestamp) as newest_at' }}
{%- endmacro %}
