with

rejected_rows as (

    {{ rejected_rows('amexpert', {
        'campaign_data': 'base_amexpert__campaigns',
        'coupon_item_mapping': 'base_amexpert__coupon_items',
        'customer_demographics': 'base_amexpert__customers',
        'item_data': 'base_amexpert__items',
        'train': 'base_amexpert__sent_coupons',
    }) }}

)

select * from rejected_rows
