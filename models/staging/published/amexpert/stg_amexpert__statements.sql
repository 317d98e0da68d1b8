with
customers as (select * from {{ ref('base_amexpert__customers') }} where reject_reason is null),

sent_coupons as (
    select * from {{ ref('base_amexpert__sent_coupons') }} where reject_reason is null
),

newest_campaign as (select max(campaign_started_at) as said_at from sent_coupons),

-- The export does not date the declarations; the newest campaign is used.
dated_customers as (
    select
        customers.*,
        newest_campaign.said_at
    from customers
    cross join newest_campaign
),

tags as (
    {{ unpivot_answers('dated_customers', {
        'age_band': 'age_band',
        'family_size': 'family_size',
        'children_band': 'children_band',
        'income_bracket': 'income_bracket',
        'is_renting': 'is_renting',
    }) }}
),

statements as (
    {{ statements_of_tags('tags') }}
)

select * from statements
