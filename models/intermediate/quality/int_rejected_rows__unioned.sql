with
rejected_rows as (
    {{ union_raw_tables(rejected_rows) }}
    {{ rejected_by_loader() }}
)

select * from rejected_rows
