with
all_channels as ({{ union_channels('consents') }}),

answers as (
    select * from all_channels
    where answer is not null
)

select * from answers
