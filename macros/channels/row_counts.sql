{#
    Number of rows that a raw table received on each day: accepted, duplicate, deleted and invalid.

    The day is the one on which the tool's export delivered the row (`synced_at`): a history of months that is
    loaded at once keeps its days, and a day without a delivery can be seen.
#}
{% macro row_counts(channel, table, base_model) -%}
    select
        '{{ channel }}' as channel,
        '{{ table }}' as raw_table,
        cast(synced_at as date) as counted_on,
        count(*) as raw_rows,
        count(*) filter (where reject_reason is null) as accepted_rows,
        count(*) filter (where {{ is_duplicate_reason() }}) as duplicate_rows,
        count(*) filter (where reject_reason = 'deleted_in_source') as deleted_rows,
        count(*) filter (
            where reject_reason <> 'deleted_in_source' and not {{ is_duplicate_reason() }}
        ) as invalid_rows,
        max(loaded_at) as latest_loaded_at
    from {{ ref(base_model) }}
    group by cast(synced_at as date)
{%- endmacro %}

{# Whether a row repeats another row: it is an older version of the record, or the same row again. #}
{% macro is_duplicate_reason() -%}
    (reject_reason = 'superseded' or reject_reason like 'repeated%')
{%- endmacro %}

{# By load of a raw table: its rows, and those that repeat the key of another row with other values. #}
{% macro repeated_key_counts(channel, table, base_model) -%}
    select
        '{{ channel }}' as channel,
        '{{ table }}' as raw_table,
        loaded_at,
        count(*) as raw_rows,
        count(*) filter (where reject_reason = 'repeated_key') as repeated_keys
    from {{ ref(base_model) }}
    group by loaded_at
{%- endmacro %}
