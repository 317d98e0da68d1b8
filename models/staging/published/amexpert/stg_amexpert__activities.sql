with
sent_coupons as (
    select * from {{ ref('base_amexpert__sent_coupons') }} where reject_reason is null
),

coupon_items as (
    select * from {{ ref('base_amexpert__coupon_items') }} where reject_reason is null
),

items as (select * from {{ ref('base_amexpert__items') }} where reject_reason is null),

-- A coupon for products of several categories gets no category: it is unknown which one was wanted.
coupon_categories as (
    select
        coupon_items.coupon_id,
        case when count(distinct items.category) = 1 then min(items.category) end as category
    from coupon_items
    inner join items on coupon_items.product_id = items.product_id
    group by coupon_items.coupon_id
),

happenings as (
    select
        'amexpert:' || sent_coupon_id || ':received' as activity_id,
        'received_coupon' as activity,
        campaign_started_at as occurred_at,
        true as is_outbound,
        source_record_id,
        campaign_id,
        coupon_id,
        loaded_at
    from sent_coupons

    union all

    -- The export has no day of redeeming. It was during the campaign, so on its last day at the
    -- latest.
    select
        'amexpert:' || sent_coupon_id || ':redeemed' as activity_id,
        'redeemed_coupon' as activity,
        campaign_ended_at as occurred_at,
        false as is_outbound,
        source_record_id,
        campaign_id,
        coupon_id,
        loaded_at
    from sent_coupons
    where is_redeemed
),

activities as (
    select
        happenings.activity_id,
        happenings.activity,
        happenings.occurred_at,
        happenings.is_outbound,
        happenings.source_record_id,
        happenings.campaign_id,
        happenings.loaded_at,
        coupon_categories.category,
        {{ json_object({'coupon_id': 'happenings.coupon_id'}) }} as feature_json
    from happenings
    left join coupon_categories on happenings.coupon_id = coupon_categories.coupon_id
)

select * from activities
