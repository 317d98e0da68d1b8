-- A raw row that is kept twice would balance the account of a raw table in which another row has
-- vanished; one without reason or payload could never be repaired.
with

rejected_rows as (

    select * from {{ ref('fct_rejected_rows') }}

),

offenders as (

    select
        channel,
        raw_table,
        file_name,
        line_number,
        batch_id,
        count(*) as row_count,
        count(reject_reason) as reason_count,
        count(payload) as payload_count
    from rejected_rows
    group by channel, raw_table, file_name, line_number, batch_id
    having count(*) <> 1 or count(reject_reason) <> 1 or count(payload) <> 1

)

select * from offenders
