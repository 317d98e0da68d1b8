with
customers as (select * from {{ ref('base_hillstrom__customers') }} where reject_reason is null),

test_arms as (select * from {{ ref('hillstrom_test_arms') }}),

-- What the shop knew at the random assignment: sums of a year, which are not order lines.
dated_customers as (
    select
        customers.*,
        test_arms.sent_at as said_at
    from customers
    inner join test_arms on customers.test_arm = test_arms.test_arm
),

tags as (
    {{ unpivot_answers('dated_customers', {
        'test_arm': 'test_arm',
        'months_since_last_purchase': 'months_since_last_purchase',
        'spent_in_last_year': 'spent_in_last_year',
        'has_bought_for_men': 'has_bought_for_men',
        'has_bought_for_women': 'has_bought_for_women',
        'is_new_customer': 'is_new_customer',
        'bought_through': 'bought_through',
        'neighbourhood': 'neighbourhood',
    }) }}
),

statements as (
    {{ statements_of_tags('tags') }}
)

select * from statements
