with
source as ({{ raw_rows('linkedin_ads', 'ad_analytics_by_creative') }}),

renamed as (
    select
        {{ clean_text('creative_id') }} as creative_id,
        {{ clean_date('day') }} as performed_on,
        coalesce({{ clean_integer('impressions') }}, 0) as impressions,
        coalesce({{ clean_integer('clicks') }}, 0) as clicks,
        -- The tool exports null instead of 0 for a day without activity.
        case
            when {{ clean_text('cost_in_local_currency') }} is null then cast(0 as decimal(18, 6))
            else {{ clean_amount('cost_in_local_currency', 'decimal(18,6)') }}
        end as spend,
        coalesce({{ clean_amount('external_website_conversions') }}, 0)
        + coalesce({{ clean_amount('one_click_leads') }}, 0) as conversions,
        {{ clean_amount('conversion_value_in_local_currency') }} as conversion_value,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when creative_id is null then 'missing_key'
            {{ time_reason('performed_on') }}
            when spend is null then 'unreadable_amount'
            when impressions < 0 or clicks < 0 or spend < 0 then 'negative_amount'
        end as invalid_reason
    from renamed
),

ad_analytics as ({{ accept_or_reject('validated', 'creative_id, performed_on') }})

select * from ad_analytics
