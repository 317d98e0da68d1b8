{#
    The branches of a `case` that reject a row for its timestamp: unreadable, or after the row was synced.

    A tolerance of one day covers tools whose clocks run ahead. The limit is the sync timestamp, not the current
    time, so every rebuild rejects the same rows.
#}
{% macro time_reason(column) -%}
    when {{ column }} is null then 'unreadable_time'
        when {{ column }} > synced_at + interval '1 day' then 'time_in_the_future'
{%- endmacro %}

{# Timestamp at which the tool's own export was synced; the load timestamp where the tool gives none. #}
{% macro synced_at(column='_fivetran_synced') -%}
    coalesce({{ clean_timestamp(column) }}, {{ parse_timestamp('_loaded_at') }}) as synced_at
{%- endmacro %}
