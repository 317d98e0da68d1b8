with
customers as (
    select * from {{ ref('base_customer_personality__customers') }} where reject_reason is null
),

newest_customer as (select max(enrolled_at) as said_at from customers),

-- The export has no date of its own; it is not older than its newest enrolment.
dated_customers as (
    select
        customers.*,
        newest_customer.said_at
    from customers
    cross join newest_customer
),

tags as (
    {{ unpivot_answers('dated_customers', {
        'birth_year': 'birth_year',
        'kids_at_home': 'kids_at_home',
        'teenagers_at_home': 'teenagers_at_home',
        'days_since_last_purchase': 'days_since_last_purchase',
        'spent_on_wines': 'spent_on_wines',
        'spent_on_fruits': 'spent_on_fruits',
        'spent_on_meat': 'spent_on_meat',
        'spent_on_fish': 'spent_on_fish',
        'spent_on_sweets': 'spent_on_sweets',
        'spent_on_gold_products': 'spent_on_gold_products',
        'purchases_with_discount': 'purchases_with_discount',
        'purchases_on_website': 'purchases_on_website',
        'purchases_from_catalog': 'purchases_from_catalog',
        'purchases_in_store': 'purchases_in_store',
        'website_visits_last_month': 'website_visits_last_month',
        'has_accepted_first_campaign': 'has_accepted_first_campaign',
        'has_accepted_second_campaign': 'has_accepted_second_campaign',
        'has_accepted_third_campaign': 'has_accepted_third_campaign',
        'has_accepted_fourth_campaign': 'has_accepted_fourth_campaign',
        'has_accepted_fifth_campaign': 'has_accepted_fifth_campaign',
        'has_accepted_last_campaign': 'has_accepted_last_campaign',
        'has_complained': 'has_complained',
    }) }}
),

statements as (
    {{ statements_of_tags('tags') }}
)

select * from statements
