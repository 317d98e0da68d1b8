with
customers as (select * from {{ ref('base_amexpert__customers') }} where reject_reason is null),

sent_coupons as (
    select * from {{ ref('base_amexpert__sent_coupons') }} where reject_reason is null
),

coupon_holders as (
    select
        source_record_id,
        min(campaign_started_at) as first_sent_at,
        max(campaign_started_at) as last_sent_at
    from sent_coupons
    group by source_record_id
),

-- Half of the customers with coupons declared nothing, and some who declared had no coupons.
profiles as (
    select
        coalesce(customers.source_record_id, coupon_holders.source_record_id)
            as source_record_id,
        coupon_holders.last_sent_at as observed_at,
        coupon_holders.first_sent_at as created_at,
        customers.marital_status,
        -- "3+" is at least three, not an exact number; only the tag keeps it.
        {{ parse_number('customers.children_band', 'integer') }} as children_count
    from customers
    full outer join coupon_holders
        on customers.source_record_id = coupon_holders.source_record_id
)

select * from profiles
