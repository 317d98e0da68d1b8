with
page_metrics as (select * from {{ ref('int_page_metrics__unioned') }}),

published as (
    select
        channel,
        page_metric_id,
        measured_on,
        page_id,
        page_name,
        metric,
        metric_value,
        loaded_at
    from page_metrics
)

select * from published
