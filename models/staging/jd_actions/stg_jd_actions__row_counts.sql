with

row_counts as (

    {{ row_counts('jd_actions', {
        'jdata_action_201602': 'base_jd_actions__actions_201602',
        'jdata_action_201603': 'base_jd_actions__actions_201603',
        'jdata_action_201604': 'base_jd_actions__actions_201604',
        'jdata_comment': 'base_jd_actions__product_comments',
        'jdata_product': 'base_jd_actions__products',
        'jdata_user': 'base_jd_actions__users',
    }) }}

)

select * from row_counts
