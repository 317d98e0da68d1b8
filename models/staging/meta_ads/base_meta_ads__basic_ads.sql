with
source as ({{ raw_rows('meta_ads', 'basic_ad') }}),

renamed as (
    select
        {{ clean_key('ad_id') }} as ad_id,
        {{ clean_text('ad_name') }} as ad_name,
        {{ clean_reference('account_id') }} as account_id,
        {{ clean_date('date') }} as performed_on,
        {{ clean_integer('impressions') }} as impressions,
        {{ clean_integer('inline_link_clicks') }} as clicks,
        {{ clean_amount('spend', 'decimal(18,6)') }} as spend,
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

basic_ads as ({{ accept_or_reject('validated', 'ad_id, performed_on') }})

select * from basic_ads
