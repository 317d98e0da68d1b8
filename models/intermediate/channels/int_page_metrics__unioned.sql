with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('page_metrics') }}),

page_metrics as (
    select all_channels.*
    from all_channels
    inner join as_of on all_channels.measured_on <= as_of.as_of_at
)

select * from page_metrics
