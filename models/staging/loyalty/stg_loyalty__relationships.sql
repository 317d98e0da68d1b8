with
members as (select * from {{ ref('base_loyalty__members') }} where reject_reason is null),

referrals as (select * from {{ ref('base_loyalty__referrals') }} where reject_reason is null),

-- An invitation that was not accepted leads to no record. Two invitations of one friend are one
-- relationship.
relationships as (
    select
        referrers.source_record_id as from_record_id,
        referred.source_record_id as to_record_id,
        'referred' as relationship_kind,
        min(coalesce(referrals.joined_at, referrals.referred_at)) as observed_at
    from referrals
    inner join members as referrers
        on referrals.referrer_loyalty_number = referrers.loyalty_number
    inner join members as referred
        on referrals.referred_loyalty_number = referred.loyalty_number
    group by referrers.source_record_id, referred.source_record_id
)

select * from relationships
