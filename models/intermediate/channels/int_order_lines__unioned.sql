with
as_of as (select * from {{ ref('int_run__as_of') }}),

all_channels as ({{ union_channels('order_lines') }}),

coded as (
    {{ with_currency_codes('all_channels', 'order_lines') }}
),

order_lines as (
    select coded.*
    from coded
    inner join as_of on coded.ordered_at <= as_of.as_of_at
)

select * from order_lines
