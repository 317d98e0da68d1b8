{#
    The branches of a `case` that reject a row for its moment: unreadable, or after the row was synced.

    A day of grace covers tools whose clocks run ahead. The sync moment, not the wall clock, is the
    limit, so the same rows are rejected on every rebuild.
#}
{% macro time_reason(column) -%}
    when {{ column }} is null then 'unreadable_time'
        when {{ column }} > synced_at + interval '1 day' then 'time_in_the_future'
{%- endmacro %}

{# When the tool's own export was synced; the moment of landing where the tool does not say. #}
{% macro synced_at(column='_fivetran_synced') -%}
    coalesce({{ clean_timestamp(column) }}, {{ parse_timestamp('_loaded_at') }}) as synced_at
{%- endmacro %}
