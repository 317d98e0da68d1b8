with
contacts as (select * from {{ ref('int_account_contacts__found') }}),

connected as (select * from {{ ref('int_records__resolved') }}),

activities as (select * from {{ ref('int_activities__unioned') }} where not is_outbound),

orders as (select * from {{ ref('int_orders__summed') }}),

without_orders as (select * from {{ ref('int_customers__without_orders') }}),

contact_counts as (
    select
        account_id,
        count(*) as contacts
    from contacts
    group by account_id
),

-- Rows are already unique; distinct makes DuckDB resolve contacts before the large activities join.
contact_records as (
    select distinct
        contacts.account_id,
        connected.source_record_id
    from contacts
    inner join connected on contacts.customer_id = connected.customer_id
),

-- A deal with several contacts is one deal.
happenings as (
    select
        contact_records.account_id,
        activities.occurred_at,
        activities.activity,
        case
            when activities.activity in ('opened_deal', 'won_deal', 'lost_deal')
                then
                    activities.channel || ':'
                    || {{ json_text('activities.feature_json', 'deal_id') }}
        end as deal_id
    from activities
    inner join contact_records on activities.source_record_id = contact_records.source_record_id
),

activity_counts as (
    select
        account_id,
        count(distinct deal_id) as deals,
        count(distinct case when activity = 'won_deal' then deal_id end) as deals_won,
        count(distinct case when activity = 'lost_deal' then deal_id end) as deals_lost,
        count(*) filter (where activity = 'opened_ticket') as tickets,
        max(occurred_at) as last_activity_at
    from happenings
    group by account_id
),

-- An amount without a rate is in another currency and is never added.
order_sums as (
    select
        contacts.account_id,
        count(distinct case when orders.is_order then orders.order_id end) as orders,
        sum(
            case
                when orders.currency = '{{ var("reporting_currency") }}'
                    then orders.sale_amount - orders.returned_amount
            end
        ) as net_amount
    from orders
    inner join contacts on orders.customer_id = contacts.customer_id
    group by contacts.account_id
),

-- Whether a company has ordered is known if it is known of one of its contacts.
accounts_without_orders as (
    select
        contacts.account_id,
        min(without_orders.known_zero) as known_zero
    from contacts
    inner join without_orders on contacts.customer_id = without_orders.customer_id
    group by contacts.account_id
),

accounts_summed as (
    select
        contact_counts.account_id,
        contact_counts.contacts,
        activity_counts.last_activity_at,
        coalesce(activity_counts.deals, 0) as deals,
        coalesce(activity_counts.deals_won, 0) as deals_won,
        coalesce(activity_counts.deals_lost, 0) as deals_lost,
        coalesce(activity_counts.tickets, 0) as tickets,
        coalesce(order_sums.orders, accounts_without_orders.known_zero) as orders,
        coalesce(order_sums.net_amount, accounts_without_orders.known_zero) as net_amount
    from contact_counts
    left join activity_counts on contact_counts.account_id = activity_counts.account_id
    left join order_sums on contact_counts.account_id = order_sums.account_id
    left join accounts_without_orders
        on contact_counts.account_id = accounts_without_orders.account_id
)

select * from accounts_summed
