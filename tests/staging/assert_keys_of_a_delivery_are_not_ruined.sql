-- A key identifies one record. Where many rows of one load have the key of another row, the same
-- times and other values, the tool or a spreadsheet ruined the keys: all but one of these records
-- would be lost without a message.
with
loads as (
    {{ union_raw_tables(repeated_key_counts) }}
)

select
    channel,
    raw_table,
    loaded_at,
    raw_rows,
    repeated_keys
from loads
where repeated_keys >= 3 and repeated_keys > 0.05 * raw_rows
