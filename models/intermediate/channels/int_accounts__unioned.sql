with
accounts as ({{ union_channels('accounts') }})

select * from accounts
