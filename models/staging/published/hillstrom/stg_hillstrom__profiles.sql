with
customers as (select * from {{ ref('base_hillstrom__customers') }} where reject_reason is null),

test_arms as (select * from {{ ref('hillstrom_test_arms') }}),

profiles as (
    select
        customers.source_record_id,
        test_arms.sent_at as observed_at,
        -- The shop sold within the United States; of the place it exports only urban, suburban or
        -- rural.
        'US' as country
    from customers
    inner join test_arms on customers.test_arm = test_arms.test_arm
)

select * from profiles
