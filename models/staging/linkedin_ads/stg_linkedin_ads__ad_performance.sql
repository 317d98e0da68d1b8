with
ad_analytics as (
    select * from {{ ref('base_linkedin_ads__ad_analytics') }}
    where reject_reason is null
),

campaigns as (select * from {{ ref('base_linkedin_ads__campaigns') }} where reject_reason is null),

creatives as (select * from {{ ref('base_linkedin_ads__creatives') }} where reject_reason is null),

accounts as (select * from {{ ref('base_linkedin_ads__accounts') }} where reject_reason is null),

ad_performance as (
    select
        'ad' as report_level,
        ad_analytics.performed_on,
        campaigns.campaign_name,
        cast(null as string) as ad_name,
        cast(null as string) as creative_text,
        creatives.landing_page,
        cast(null as string) as search_term,
        cast(ad_analytics.impressions as bigint) as impressions,
        cast(ad_analytics.clicks as bigint) as clicks,
        ad_analytics.spend,
        accounts.currency,
        cast(ad_analytics.conversions as decimal(18, 2)) as conversions,
        ad_analytics.loaded_at,
        cast(coalesce(ad_analytics.conversion_value, 0) as decimal(18, 2)) as conversion_value,
        -- A creative has no name in this export: marketing describes its content in the link's
        -- utm_content.
        coalesce(
            nullif(regexp_extract(creatives.landing_page, '[?&]utm_content=([^&#]+)', 1), ''),
            campaigns.campaign_format
        ) as creative_theme,
        'linkedin_ads:' || ad_analytics.creative_id || ':'
        || cast(ad_analytics.performed_on as string) as ad_performance_id,
        'linkedin_ads:' || creatives.campaign_id as campaign_id,
        'linkedin_ads:' || ad_analytics.creative_id as ad_id
    from ad_analytics
    left join creatives on ad_analytics.creative_id = creatives.creative_id
    left join campaigns on creatives.campaign_id = campaigns.campaign_id
    left join accounts on campaigns.account_id = accounts.account_id
)

select * from ad_performance
