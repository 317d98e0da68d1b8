{#
    The time that a tool states beside an answer. A time after the row was synced is a typing error: it would be newer
    than any other answer for ever.
#}
{% macro stated_time(column) -%}
    case when {{ column }} > synced_at + interval '1 day' then null else {{ column }} end
{%- endmacro %}

{# Whether the tool wrote a time that cannot be read. #}
{% macro is_unreadable_time(column) -%}
    {%- if is_only_read() %}{{ return('is_unreadable_time(' ~ column ~ ')') }}{% endif -%}
    {{ clean_text(column) }} is not null and {{ clean_timestamp(column) }} is null
{%- endmacro %}

{# Whether the answer has a time that is not used: `flag` says that it cannot be read, or it is after the sync. #}
{% macro is_unusable_time(flag, column) -%}
    coalesce({{ flag }}, false) or coalesce({{ column }} > synced_at + interval '1 day', false)
{%- endmacro %}
