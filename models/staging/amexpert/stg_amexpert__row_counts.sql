with

row_counts as (

    {{ row_counts('amexpert', {
        'campaign_data': 'base_amexpert__campaigns',
        'coupon_item_mapping': 'base_amexpert__coupon_items',
        'customer_demographics': 'base_amexpert__customers',
        'item_data': 'base_amexpert__items',
        'train': 'base_amexpert__sent_coupons',
    }) }}

)

select * from row_counts
