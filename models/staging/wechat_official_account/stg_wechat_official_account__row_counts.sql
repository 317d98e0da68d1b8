with

row_counts as (

    {{ row_counts('wechat_official_account', {
        'user_info': 'base_wechat_official_account__followers',
        'message': 'base_wechat_official_account__messages',
        'tag': 'base_wechat_official_account__tags',
    }) }}

)

select * from row_counts
