with
members as (select * from {{ ref('base_loyalty__members') }} where reject_reason is null),

points_transactions as (
    select * from {{ ref('base_loyalty__points_transactions') }}
    where reject_reason is null
),

referrals as (select * from {{ ref('base_loyalty__referrals') }} where reject_reason is null),

happenings as (
    select
        source_record_id as activity_id,
        enrolled_at as occurred_at,
        source_record_id,
        'joined_loyalty_program' as activity,
        false as is_outbound,
        {{ json_object({
            'tier': 'tier', 'status': 'member_status', 'through': 'enrolled_through',
            'store_id': 'enrolled_store_id'
        }) }} as feature_json,
        loaded_at
    from members

    union all

    -- Points expire or are corrected without any action of the member.
    select
        'loyalty:points:' || points_transactions.transaction_id as activity_id,
        points_transactions.occurred_at,
        members.source_record_id,
        case points_transactions.transaction_kind
            when 'earn' then 'earned_points'
            when 'redeem' then 'redeemed_points'
            when 'expire' then 'lost_points'
            else 'got_points_corrected'
        end as activity,
        points_transactions.transaction_kind in ('expire', 'adjust') as is_outbound,
        {{ json_object({
            'points': 'points_transactions.points',
            'order_reference': 'points_transactions.order_reference',
            'store_id': 'points_transactions.store_id',
            'reason': 'points_transactions.transaction_reason'
        }) }} as feature_json,
        points_transactions.loaded_at
    from points_transactions
    inner join members on points_transactions.loyalty_number = members.loyalty_number

    union all

    select
        'loyalty:referral:' || referrals.referral_id as activity_id,
        referrals.referred_at as occurred_at,
        members.source_record_id,
        'referred_friend' as activity,
        false as is_outbound,
        {{ json_object({'status': 'referrals.referral_status'}) }} as feature_json,
        referrals.loaded_at
    from referrals
    inner join members on referrals.referrer_loyalty_number = members.loyalty_number
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        is_outbound,
        feature_json,
        loaded_at
    from happenings
)

select * from activities
