with
ad_performance as (select * from {{ ref('int_ad_performance__unioned') }}),

published as (
    select
        channel,
        ad_performance_id,
        report_level,
        performed_on,
        campaign_id,
        campaign_name,
        ad_id,
        ad_name,
        creative_theme,
        creative_text,
        landing_page,
        search_term,
        impressions,
        clicks,
        spend,
        currency,
        conversions,
        conversion_value,
        loaded_at
    from ad_performance
)

select * from published
