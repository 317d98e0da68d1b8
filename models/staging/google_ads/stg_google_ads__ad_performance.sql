with
ad_stats as (select * from {{ ref('base_google_ads__ad_stats') }} where reject_reason is null),

search_terms as (
    select * from {{ ref('base_google_ads__search_terms') }}
    where reject_reason is null
),

campaigns as (select * from {{ ref('base_google_ads__campaigns') }} where reject_reason is null),

ad_groups as (select * from {{ ref('base_google_ads__ad_groups') }} where reject_reason is null),

ads as (select * from {{ ref('base_google_ads__ads') }} where reject_reason is null),

accounts as (select * from {{ ref('base_google_ads__accounts') }} where reject_reason is null),

-- The report splits an ad's day by device, network and keyword; sum it to one row again.
by_ad as (
    select
        'ad' as report_level,
        performed_on,
        account_id,
        campaign_id,
        ad_group_id,
        ad_id,
        cast(null as string) as search_term,
        sum(impressions) as impressions,
        sum(coalesce(clicks, 0)) as clicks,
        sum(spend) as spend,
        sum(coalesce(conversions, 0)) as conversions,
        sum(coalesce(conversion_value, 0)) as conversion_value,
        max(loaded_at) as loaded_at
    from ad_stats
    group by performed_on, account_id, campaign_id, ad_group_id, ad_id
),

-- The same clicks by search term, as far as the tool reports them: never add both levels.
by_search_term as (
    select
        'search_term' as report_level,
        performed_on,
        account_id,
        campaign_id,
        ad_group_id,
        cast(null as string) as ad_id,
        lower(search_term) as search_term,
        sum(impressions) as impressions,
        sum(coalesce(clicks, 0)) as clicks,
        sum(spend) as spend,
        sum(coalesce(conversions, 0)) as conversions,
        sum(coalesce(conversion_value, 0)) as conversion_value,
        max(loaded_at) as loaded_at
    from search_terms
    group by performed_on, account_id, campaign_id, ad_group_id, lower(search_term)
),

reported as (
    select * from by_ad
    union all
    select * from by_search_term
),

ad_performance as (
    select
        reported.report_level,
        reported.performed_on,
        campaigns.campaign_name,
        ad_groups.ad_group_name as creative_theme,
        cast(null as string) as creative_text,
        reported.search_term,
        cast(reported.impressions as bigint) as impressions,
        cast(reported.clicks as bigint) as clicks,
        cast(reported.spend as decimal(18, 6)) as spend,
        accounts.currency,
        cast(reported.conversions as decimal(18, 2)) as conversions,
        cast(reported.conversion_value as decimal(18, 2)) as conversion_value,
        reported.loaded_at,
        coalesce(ads.ad_name, ad_groups.ad_group_name) as ad_name,
        nullif(regexp_extract(ads.final_urls, '(https?://[^],"]+)', 1), '') as landing_page,
        'google_ads:' || reported.report_level || ':' || coalesce(reported.account_id, '')
        || ':' || coalesce(reported.campaign_id, '') || ':' || coalesce(reported.ad_group_id, '')
        || ':' || coalesce(reported.ad_id, reported.search_term)
        || ':' || cast(reported.performed_on as string) as ad_performance_id,
        'google_ads:' || reported.campaign_id as campaign_id,
        'google_ads:' || reported.ad_id as ad_id
    from reported
    left join campaigns on reported.campaign_id = campaigns.campaign_id
    left join ad_groups on reported.ad_group_id = ad_groups.ad_group_id
    left join ads
        on reported.ad_id = ads.ad_id and reported.ad_group_id = ads.ad_group_id
    left join accounts on reported.account_id = accounts.account_id
)

select * from ad_performance
