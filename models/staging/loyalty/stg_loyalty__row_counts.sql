with

row_counts as (

    {{ row_counts('loyalty', {
        'member': 'base_loyalty__members',
        'points_transaction': 'base_loyalty__points_transactions',
        'referral': 'base_loyalty__referrals',
    }) }}

)

select * from row_counts
