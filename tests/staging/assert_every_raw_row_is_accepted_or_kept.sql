-- A row can be lost between a raw table and its base model (a join that drops rows) or between the
-- base model and the rejected rows. A reject reason that counts as two kinds shifts validity and
-- volume. Either makes every later figure silently wrong. Returns the raw tables whose row counts
-- do not balance.
with

raw_rows as (

    {{ union_raw_tables(raw_row_count) }}

),

judged_rows as (

    select
        channel,
        raw_table,
        sum(raw_rows) as judged_rows,
        sum(raw_rows - accepted_rows) as rejected_rows,
        sum(duplicate_rows + deleted_rows + invalid_rows) as rows_of_all_kinds
    from {{ ref('int_row_counts__unioned') }}
    group by channel, raw_table

),

kept_rows as (

    select
        channel,
        raw_table,
        count(*) as kept_rows
    from {{ ref('fct_rejected_rows') }}
    where channel <> 'loader'
    group by channel, raw_table

),

accounts as (

    select
        coalesce(raw_rows.channel, judged_rows.channel, kept_rows.channel) as channel,
        coalesce(raw_rows.raw_table, judged_rows.raw_table, kept_rows.raw_table) as raw_table,
        coalesce(raw_rows.raw_rows, 0) as raw_rows,
        coalesce(judged_rows.judged_rows, 0) as judged_rows,
        coalesce(judged_rows.rejected_rows, 0) as rejected_rows,
        coalesce(judged_rows.rows_of_all_kinds, 0) as rows_of_all_kinds,
        coalesce(kept_rows.kept_rows, 0) as kept_rows
    from raw_rows
    full outer join judged_rows
        on
            raw_rows.channel = judged_rows.channel
            and raw_rows.raw_table = judged_rows.raw_table
    full outer join kept_rows
        on
            coalesce(raw_rows.channel, judged_rows.channel) = kept_rows.channel
            and coalesce(raw_rows.raw_table, judged_rows.raw_table) = kept_rows.raw_table

),

unbalanced_accounts as (

    select * from accounts
    where
        raw_rows <> judged_rows
        or rejected_rows <> kept_rows
        or rejected_rows <> rows_of_all_kinds

)

select * from unbalanced_accounts
