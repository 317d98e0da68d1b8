with

row_counts as (

    {{ row_counts('wechat_official_account') }}

)

select * from row_counts
