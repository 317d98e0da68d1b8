with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('identifiers') }}),

-- An identifier first seen after the as-of timestamp must not join people before it.
seen as (
    select all_channels.*
    from all_channels
    cross join as_of
    where all_channels.first_seen_at is null or all_channels.first_seen_at <= as_of.as_of_at
),

identifiers as (
    {{ split_identifiers('seen') }}
)

select * from identifiers
