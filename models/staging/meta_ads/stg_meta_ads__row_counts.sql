with

row_counts as (

    {{ row_counts('meta_ads', {
        'basic_ad': 'base_meta_ads__basic_ads',
        'basic_ad_actions': 'base_meta_ads__basic_ad_actions',
        'basic_ad_action_values': 'base_meta_ads__basic_ad_action_values',
        'ad_history': 'base_meta_ads__ads',
        'campaign_history': 'base_meta_ads__campaigns',
        'creative_history': 'base_meta_ads__creatives',
        'account_history': 'base_meta_ads__accounts',
    }) }}

)

select * from row_counts
