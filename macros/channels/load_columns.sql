{#
    File, line, batch and load time of a row: every base model carries them, so that any row can be traced to its file.
    `row_hash` is the loader's hash of the values of the row: versions that tie in every timestamp are ordered by it.
    A line that could not be read at all has none.
#}
{% macro load_columns(is_record=true) -%}
    _file as file_name,
    cast(_line as bigint) as line_number,
    _batch_id as batch_id,
    {{ iso_timestamp('_loaded_at') }} as loaded_at
    {%- if is_record %},
    _row_hash as row_hash
    {%- endif %}
{%- endmacro %}
