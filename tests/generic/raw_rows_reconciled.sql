{#
    Every raw row of a base model is accepted or kept, with its reason, in fct_rejected_rows.

    Without this a row can vanish between the raw table and the model (a join that drops rows) or between
    the model and the rejected rows (a table forgotten in rejected_rows()), and every figure downstream
    is quietly too small. Returns one row of figures when the account does not balance.
#}
{% test raw_rows_reconciled(model, channel, raw_table_name) %}

{{ config(enabled=channel in var('channels')) }}

with

raw_rows as (

    select count(*) as raw_row_count from {{ raw_table(channel, raw_table_name) }}

),

judged_rows as (

    select
        count(*) filter (where reject_reason is null) as accepted_row_count,
        count(*) filter (where reject_reason is not null) as refused_row_count
    from {{ model }}

),

kept_rows as (

    select count(*) as kept_row_count
    from {{ ref('fct_rejected_rows') }}
    where channel = '{{ channel }}' and raw_table = '{{ raw_table_name }}'

),

figures as (

    select
        raw_rows.raw_row_count,
        judged_rows.accepted_row_count,
        judged_rows.refused_row_count,
        kept_rows.kept_row_count
    from raw_rows
    cross join judged_rows
    cross join kept_rows

),

unbalanced_accounts as (

    select *
    from figures
    where
        raw_row_count <> accepted_row_count + kept_row_count
        or refused_row_count <> kept_row_count

)

select * from unbalanced_accounts

{% endtest %}
