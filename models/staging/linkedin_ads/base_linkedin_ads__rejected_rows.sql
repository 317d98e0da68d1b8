with

rejected_rows as (

    {{ rejected_rows('linkedin_ads', {
        'ad_analytics_by_creative': 'base_linkedin_ads__ad_analytics',
        'campaign_history': 'base_linkedin_ads__campaigns',
        'creative_history': 'base_linkedin_ads__creatives',
        'account_history': 'base_linkedin_ads__accounts',
    }) }}

)

select * from rejected_rows
