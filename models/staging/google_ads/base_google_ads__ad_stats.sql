with
source as ({{ raw_rows('google_ads', 'ad_stats') }}),

renamed as (
    select
        {{ clean_key('ad_id') }} as ad_id,
        coalesce(
            {{ clean_reference('ad_group_id') }},
            nullif(regexp_extract({{ clean_text('ad_group') }}, '([0-9]+)$', 1), '')
        ) as ad_group_id,
        {{ clean_reference('campaign_id') }} as campaign_id,
        {{ clean_reference('customer_id') }} as account_id,
        {{ clean_text('ad_network_type') }} as ad_network_type,
        {{ clean_text('device') }} as device,
        {{ clean_text('keyword_ad_group_criterion') }} as keyword,
        {{ clean_date('date') }} as performed_on,
        {{ clean_integer('impressions') }} as impressions,
        {{ clean_integer('clicks') }} as clicks,
        cast({{ clean_amount('cost_micros') }} * 0.000001 as decimal(18, 6)) as spend,
        {{ clean_amount('conversions') }} as conversions,
        {{ clean_amount('conversions_value') }} as conversion_value,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            {{ key_reason('ad_id') }}
            {{ time_reason('performed_on') }}
            when impressions is null or spend is null then 'unreadable_amount'
            when impressions < 0 or clicks < 0 or spend < 0 then 'negative_amount'
        end as invalid_reason
    from renamed
),

ad_stats as (
    {{ accept_or_reject(
        'validated', 'ad_id, ad_group_id, performed_on, ad_network_type, device, keyword'
    ) }}
)

select * from ad_stats
