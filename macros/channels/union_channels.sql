{#
    Union one port of every channel that offers it. A column that a channel does not offer is null. When no channel
    offers the port, the result is an empty table with the columns of the port.

    var('channels') is known at parse time, so dbt records a real ref() to each
    channel and the lineage graph stays complete.
#}
{% macro union_channels(port) -%}
    {%- for channel in channels_with(port) %}
    {%- set model = ref('stg_' ~ channel ~ '__' ~ port) %}
    select
        '{{ channel }}' as channel,
        {{ filled_columns(port, offered_columns(model, port)) }}
    from {{ model }}
    {% if not loop.last %}union all{% endif %}
    {%- else %}
    select
        cast(null as string) as channel,
        {{ filled_columns(port, []) }}
    limit 0
    {%- endfor %}
{%- endmacro %}

{# All columns of a port, nulls for those that are not offered. #}
{% macro filled_columns(port, offered) -%}
    {%- for column, data_type in port_columns(port).items() %}
        {% if column in offered %}{{ column }}{% else %}cast(null as {{ data_type }}) as {{ column }}{% endif %}
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#
    The columns of a port that a channel's model has in the warehouse. While the model is not built yet and SQL is
    only compiled, all columns of the port.
#}
{% macro offered_columns(relation, port) -%}
    {%- set known = port_columns(port).keys() | list -%}
    {%- if not execute %}{{ return(known) }}{% endif -%}
    {%- set columns = adapter.get_columns_in_relation(as_built(relation)) | map(attribute='name') | list -%}
    {%- if columns and flags.WHICH in ('build', 'run', 'retry', 'test') -%}
        {%- do refuse_columns(relation.identifier, port, columns) -%}
    {%- endif -%}
    {{ return(columns or known) }}
{%- endmacro %}

{# In a unit test a ref() is a CTE of the given rows. dbt gives it the columns that the model has in the warehouse. #}
{% macro as_built(relation) -%}
    {%- if not relation.is_cte %}{{ return(relation) }}{% endif -%}
    {{ return(api.Relation.create(
        database=target.database | default(none),
        schema=generate_schema_name('staging', none),
        identifier=relation.identifier | replace('__dbt__cte__', '')
    )) }}
{%- endmacro %}

{#
    A column that the port does not have is usually a spelling mistake: without an error its values would be lost,
    and the union would fill the intended column with nulls. A row without the key columns of the port is useless.
#}
{% macro refuse_columns(model_name, port, columns) -%}
    {%- set wrong = [] -%}
    {%- for column in columns if column not in port_columns(port) -%}
        {%- do wrong.append('has the column ' ~ column ~ ', which its port does not have') -%}
    {%- endfor -%}
    {%- for column in port_keys(port) if column not in columns -%}
        {%- do wrong.append('lacks the column ' ~ column ~ ', which its port cannot do without') -%}
    {%- endfor -%}
    {%- if wrong -%}
        {%- do exceptions.raise_compiler_error(
            model_name ~ ' ' ~ wrong | join('; ') ~ ': see macros/channels/ports.sql'
        ) -%}
    {%- endif -%}
{%- endmacro %}
