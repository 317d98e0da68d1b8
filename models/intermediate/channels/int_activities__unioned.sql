with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('activities') }}),

coded as (
    {{ with_currency_codes('all_channels', 'activities') }}
),

activities as (
    select coded.*
    from coded
    inner join as_of on coded.occurred_at <= as_of.as_of_at
)

select * from activities
