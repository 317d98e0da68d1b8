{#
    The rows of a raw table that its base model rejected, each with its payload.

    The payload is looked up by file and line, for rejected rows only: carrying every raw row as text through
    the base models would double their cost.
#}
{% macro rejected_rows(channel, table, base_model) -%}
    select
        '{{ channel }}' as channel,
        '{{ table }}' as raw_table,
        rejected.file_name,
        rejected.line_number,
        rejected.batch_id,
        rejected.loaded_at,
        rejected.reject_reason,
        {{ row_as_json('raw_rows') }} as payload
    from {{ ref(base_model) }} as rejected
    inner join {{ raw_table(channel, table) }} as raw_rows
        on
            rejected.file_name = raw_rows._file
            and rejected.line_number = cast(raw_rows._line as bigint)
            and rejected.batch_id = raw_rows._batch_id
    where rejected.reject_reason is not null
{%- endmacro %}

{# The raw rows that the loader could not load at all. The embedded sample has none, because it is not loaded. #}
{% macro rejected_by_loader() -%}
    {%- if var('raw') == 'source' %}
    union all
    select
        'loader' as channel,
        raw_table,
        file_name,
        line_number,
        batch_id,
        loaded_at,
        reject_reason,
        payload
    from {{ ref('stg_loader__rejected_rows') }}
    {%- endif %}
{%- endmacro %}
