with

rejected_rows as (

    {{ rejected_rows('loyalty', {
        'member': 'base_loyalty__members',
        'points_transaction': 'base_loyalty__points_transactions',
        'referral': 'base_loyalty__referrals',
    }) }}

)

select * from rejected_rows
