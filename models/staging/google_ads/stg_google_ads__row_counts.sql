with

row_counts as (

    {{ row_counts('google_ads', {
        'ad_stats': 'base_google_ads__ad_stats',
        'search_term_keyword_stats': 'base_google_ads__search_terms',
        'campaign_history': 'base_google_ads__campaigns',
        'ad_group_history': 'base_google_ads__ad_groups',
        'ad_history': 'base_google_ads__ads',
        'account_history': 'base_google_ads__accounts',
    }) }}

)

select * from row_counts
