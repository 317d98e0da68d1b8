{#
    The branches of a `case` that reject a row for its timestamp: unreadable, or after the row was synced.

    A tolerance of one day covers tools whose clocks run ahead. The limit is the sync timestamp, not the current
    time, so every rebuild rejects the same rows.
#}
{% macro time_reason(column) -%}
    when {{ column }} is null then 'unreadable_time'
        when {{ column }} > synced_at + interval '1 day' then 'time_in_the_future'
{%- endmacro %}

{#
    What orders the versions of a record: when the tool last changed it (`changed`, null where the tool gives no such
    time), and when the export was synced (the load timestamp where the tool gives none).
#}
{% macro synced_at(column='_fivetran_synced', changed=none) -%}
    {%- set synced = [clean_timestamp(column)] if column else [] -%}
    {% if changed %}{{ clean_timestamp(changed) }}{% else %}cast(null as timestamp){% endif %} as changed_at,
        {% if synced %}coalesce({{ synced[0] }}, {{ iso_timestamp('_loaded_at') }}){% else %}{{ iso_timestamp('_loaded_at') }}{% endif %} as synced_at
{%- endmacro %}
