{#
    The rejected rows of a channel with their payload, for `stg_<channel>__rejected_rows`.

    The payload is fetched by file and line for rejected rows only: carrying every raw row as text through
    the base models would double their cost.
#}
{% macro rejected_rows(channel) -%}
    {%- for table, base_model in raw_tables(channel).items() %}
    select
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
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
