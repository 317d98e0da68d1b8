with
ad_performance as (
    select * from {{ ref('fct_ad_performance') }}
    -- Rows at search-term level report the same clicks again.
    where report_level = 'ad'
),

summed as (
    select
        channel,
        currency,
        coalesce(creative_theme, ad_name, ad_id) as creative_theme,
        max(creative_text) as creative_text,
        count(distinct ad_id) as ads,
        min(performed_on) as first_performed_on,
        max(performed_on) as last_performed_on,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(spend) as spend,
        sum(conversions) as conversions,
        sum(conversion_value) as conversion_value
    from ad_performance
    group by channel, coalesce(creative_theme, ad_name, ad_id), currency
),

contents as (
    select
        channel,
        creative_theme,
        creative_text,
        currency,
        first_performed_on,
        last_performed_on,
        cast(ads as bigint) as ads,
        cast(impressions as bigint) as impressions,
        cast(clicks as bigint) as clicks,
        cast(spend as decimal(18, 6)) as spend,
        cast(conversions as decimal(18, 2)) as conversions,
        cast(conversion_value as decimal(18, 2)) as conversion_value,
        cast(clicks as double) / nullif(cast(impressions as double), 0) as click_share,
        cast(conversions as double) / nullif(cast(clicks as double), 0) as conversions_per_click,
        cast(spend as double) / nullif(cast(conversions as double), 0) as spend_per_conversion
    from summed
)

select * from contents
