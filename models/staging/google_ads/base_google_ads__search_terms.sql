with
source as ({{ raw_rows('google_ads', 'search_term_keyword_stats') }}),

renamed as (
    select
        {{ clean_key('_fivetran_id') }} as report_row_id,
        {{ clean_text('search_term') }} as search_term,
        {{ clean_reference('ad_group_id') }} as ad_group_id,
        {{ clean_reference('campaign_id') }} as campaign_id,
        {{ clean_reference('customer_id') }} as account_id,
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
            {{ key_reason('report_row_id', parts=['search_term']) }}
            {{ time_reason('performed_on') }}
            when impressions is null or spend is null then 'unreadable_amount'
            when impressions < 0 or clicks < 0 or spend < 0 then 'negative_amount'
        end as invalid_reason
    from renamed
),

search_terms as ({{ accept_or_reject('validated', 'report_row_id, performed_on') }})

select * from search_terms
