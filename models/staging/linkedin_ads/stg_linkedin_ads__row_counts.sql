with

row_counts as (

    {{ row_counts('linkedin_ads', {
        'ad_analytics_by_creative': 'base_linkedin_ads__ad_analytics',
        'campaign_history': 'base_linkedin_ads__campaigns',
        'creative_history': 'base_linkedin_ads__creatives',
        'account_history': 'base_linkedin_ads__accounts',
    }) }}

)

select * from row_counts
