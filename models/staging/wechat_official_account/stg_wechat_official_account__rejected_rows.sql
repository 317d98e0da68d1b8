with

rejected_rows as (

    {{ rejected_rows('wechat_official_account') }}

)

select * from rejected_rows
