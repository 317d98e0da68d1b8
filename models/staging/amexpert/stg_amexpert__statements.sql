with

customers as (

    select * from {{ ref('base_amexpert__customers') }} where reject_reason is null

),

sent_coupons as (

    select * from {{ ref('base_amexpert__sent_coupons') }} where reject_reason is null

),

newest_campaign as (

    select max(campaign_started_at) as said_at from sent_coupons

),

-- The retailer does not say when it asked: as of its newest campaign.
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

    select
        source_record_id,
        said_at,
        question_id,
        answer,
        loaded_at,
        source_record_id || ':' || question_id as statement_id,
        'tag' as statement_kind,
        -- Empty for an open-ended band as "3+" or "70+".
        {{ parse_number('answer', 'double') }} as score,
        {{ not_offered('statements', ['statement_text', 'language']) }}
    from tags

)

select * from statements
