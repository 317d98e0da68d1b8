with
rejected_lines as (select * from {{ ref('base_loader__rejected_lines') }}),

published as (
    select
        raw_table,
        file_name,
        line_number,
        batch_id,
        loaded_at,
        reject_reason,
        payload
    from rejected_lines
)

select * from published
