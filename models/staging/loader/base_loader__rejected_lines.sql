with
source as (select * from {{ source('portrait', 'load_rejects') }}),

rejected_lines as (
    select
        channel || '.' || table_name as raw_table,
        reason as reject_reason,
        raw_text as payload,
        {{ load_columns(is_record=false) }}
    from source
)

select * from rejected_lines
