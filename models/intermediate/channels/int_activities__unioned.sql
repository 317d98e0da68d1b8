with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('activities') }}),

activities as (
    select all_channels.*
    from all_channels
    inner join as_of on all_channels.occurred_at <= as_of.as_of_at
)

select * from activities
