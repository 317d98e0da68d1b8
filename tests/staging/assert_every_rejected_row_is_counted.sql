-- A raw table counted under a wrong name, or a reason counted as two kinds, would shift validity
-- and volume of its channel without any sum looking wrong.
with

row_counts as (

    select
        channel,
        raw_table,
        sum(raw_rows - accepted_rows) as rejected_rows,
        sum(duplicate_rows + deleted_rows + invalid_rows) as rows_of_all_kinds
    from {{ ref('int_row_counts__unioned') }}
    group by channel, raw_table

),

rejected_rows as (

    select
        channel,
        raw_table,
        count(*) as rejected_rows
    from {{ ref('fct_rejected_rows') }}
    where channel <> 'loader'
    group by channel, raw_table

),

offenders as (

    select
        row_counts.rows_of_all_kinds,
        rejected_rows.rejected_rows,
        row_counts.rejected_rows as rejected_rows_counted,
        coalesce(row_counts.channel, rejected_rows.channel) as channel,
        coalesce(row_counts.raw_table, rejected_rows.raw_table) as raw_table
    from row_counts
    full outer join rejected_rows
        on
            row_counts.channel = rejected_rows.channel
            and row_counts.raw_table = rejected_rows.raw_table
    where
        row_counts.channel is null
        or row_counts.rejected_rows <> coalesce(rejected_rows.rejected_rows, 0)
        or row_counts.rejected_rows <> row_counts.rows_of_all_kinds

)

select * from offenders
