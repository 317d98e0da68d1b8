with
row_counts as (
    {{ union_raw_tables(row_counts) }}
)

select * from row_counts
