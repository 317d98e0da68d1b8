with
source as ({{ raw_rows('amexpert', 'train') }}),

accepted_campaigns as (
    select
        campaign_id,
        started_at,
        ended_at
    from {{ ref('base_amexpert__campaigns') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_key('id') }} as sent_coupon_id,
        {{ clean_key('campaign_id') }} as campaign_id,
        {{ clean_key('coupon_id') }} as coupon_id,
        {{ clean_key('customer_id') }} as customer_id,
        {{ clean_boolean('redemption_status') }} as is_redeemed,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        accepted_campaigns.started_at as campaign_started_at,
        accepted_campaigns.ended_at as campaign_ended_at,
        false as is_deleted,
        'amexpert:customer:' || renamed.customer_id as source_record_id,
        case
            {{ key_reason(
                ['renamed.sent_coupon_id', 'renamed.coupon_id'],
                needed=['renamed.customer_id', 'renamed.campaign_id']
            ) }}
            when renamed.customer_id is null then 'nobody_to_attribute'
            when renamed.is_redeemed is null then 'unreadable_outcome'
            when accepted_campaigns.campaign_id is null then 'campaign_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_campaigns on renamed.campaign_id = accepted_campaigns.campaign_id
),

sent_coupons as ({{ accept_or_reject('validated', 'sent_coupon_id') }})

select * from sent_coupons
