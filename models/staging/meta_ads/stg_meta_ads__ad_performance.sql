with
basic_ads as (select * from {{ ref('base_meta_ads__basic_ads') }} where reject_reason is null),

basic_ad_actions as (
    select * from {{ ref('base_meta_ads__basic_ad_actions') }}
    where reject_reason is null
),

basic_ad_action_values as (
    select * from {{ ref('base_meta_ads__basic_ad_action_values') }}
    where reject_reason is null
),

ads as (select * from {{ ref('base_meta_ads__ads') }} where reject_reason is null),

campaigns as (select * from {{ ref('base_meta_ads__campaigns') }} where reject_reason is null),

creatives as (select * from {{ ref('base_meta_ads__creatives') }} where reject_reason is null),

accounts as (select * from {{ ref('base_meta_ads__accounts') }} where reject_reason is null),

conversion_actions as (select * from {{ ref('meta_conversion_actions') }} where is_conversion),

-- The tool reports one purchase under several names (purchase, omni_purchase); only one of them is
-- counted.
conversions as (
    select
        basic_ad_actions.ad_id,
        basic_ad_actions.performed_on,
        sum(basic_ad_actions.action_count) as conversions
    from basic_ad_actions
    inner join conversion_actions
        on lower(basic_ad_actions.action_type) = conversion_actions.action_type
    group by basic_ad_actions.ad_id, basic_ad_actions.performed_on
),

conversion_values as (
    select
        basic_ad_action_values.ad_id,
        basic_ad_action_values.performed_on,
        sum(basic_ad_action_values.action_value) as conversion_value
    from basic_ad_action_values
    inner join conversion_actions
        on lower(basic_ad_action_values.action_type) = conversion_actions.action_type
    group by basic_ad_action_values.ad_id, basic_ad_action_values.performed_on
),

ad_performance as (
    select
        'ad' as report_level,
        basic_ads.performed_on,
        campaigns.campaign_name,
        creatives.creative_name as creative_theme,
        creatives.creative_text,
        creatives.landing_page,
        cast(null as string) as search_term,
        cast(basic_ads.impressions as bigint) as impressions,
        basic_ads.spend,
        accounts.currency,
        basic_ads.loaded_at,
        cast(coalesce(basic_ads.clicks, 0) as bigint) as clicks,
        cast(coalesce(conversions.conversions, 0) as decimal(18, 2)) as conversions,
        cast(coalesce(conversion_values.conversion_value, 0) as decimal(18, 2))
            as conversion_value,
        'meta_ads:' || basic_ads.ad_id || ':' || cast(basic_ads.performed_on as string)
            as ad_performance_id,
        'meta_ads:' || ads.campaign_id as campaign_id,
        'meta_ads:' || basic_ads.ad_id as ad_id,
        coalesce(ads.ad_name, basic_ads.ad_name) as ad_name
    from basic_ads
    left join conversions
        on
            basic_ads.ad_id = conversions.ad_id
            and basic_ads.performed_on = conversions.performed_on
    left join conversion_values
        on
            basic_ads.ad_id = conversion_values.ad_id
            and basic_ads.performed_on = conversion_values.performed_on
    left join ads on basic_ads.ad_id = ads.ad_id
    left join campaigns on ads.campaign_id = campaigns.campaign_id
    left join creatives on ads.creative_id = creatives.creative_id
    left join accounts on basic_ads.account_id = accounts.account_id
)

select * from ad_performance
