with
customers as (select * from {{ ref('base_hillstrom__customers') }} where reject_reason is null),

test_arms as (select * from {{ ref('hillstrom_test_arms') }}),

observed_customers as (
    select
        customers.source_record_id,
        customers.has_visited,
        customers.has_ordered,
        customers.spent_after_mail,
        customers.loaded_at,
        test_arms.campaign_id,
        test_arms.sent_at,
        test_arms.observed_until
    from customers
    inner join test_arms on customers.test_arm = test_arms.test_arm
),

happenings as (
    select
        source_record_id,
        'received_email' as activity,
        sent_at as occurred_at,
        true as is_outbound,
        campaign_id,
        'email' as content_format,
        cast(null as decimal(18, 2)) as revenue_impact,
        loaded_at
    from observed_customers
    where campaign_id is not null

    union all

    -- Visits and orders happened within the fortnight, but their day is unknown; its end is used.
    -- Whether the mail caused them is what the experiment tests, so they name no campaign.
    select
        source_record_id,
        'started_session' as activity,
        observed_until as occurred_at,
        false as is_outbound,
        cast(null as string) as campaign_id,
        cast(null as string) as content_format,
        cast(null as decimal(18, 2)) as revenue_impact,
        loaded_at
    from observed_customers
    where has_visited

    union all

    select
        source_record_id,
        'placed_order' as activity,
        observed_until as occurred_at,
        false as is_outbound,
        cast(null as string) as campaign_id,
        cast(null as string) as content_format,
        spent_after_mail as revenue_impact,
        loaded_at
    from observed_customers
    where has_ordered
),

activities as (
    select
        *,
        'USD' as currency,
        source_record_id || ':' || activity as activity_id
    from happenings
)

select * from activities
