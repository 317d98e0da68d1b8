with
rejected_rows as (select * from {{ ref('int_rejected_rows__unioned') }}),

published as (
    select
        channel,
        raw_table,
        file_name,
        line_number,
        batch_id,
        loaded_at,
        reject_reason,
        payload
    from rejected_rows
)

select * from published
