with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('profiles') }}),

-- A record first seen after the as-of timestamp does not exist yet.
profiles as (
    select all_channels.*
    from all_channels
    cross join as_of
    where all_channels.created_at is null or all_channels.created_at <= as_of.as_of_at
)

select * from profiles
