with
companies as (select * from {{ ref('int_accounts__golden_records') }}),

sums as (select * from {{ ref('int_accounts__summed') }}),

accounts as (
    select
        companies.account_id,
        companies.account_name,
        companies.domain,
        companies.industry,
        companies.employee_count,
        companies.annual_revenue,
        companies.country,
        companies.region,
        companies.city,
        companies.technographics,
        companies.observed_at,
        companies.account_record_count,
        companies.channel_count,
        cast(coalesce(sums.contacts, 0) as integer) as contacts,
        cast(coalesce(sums.deals, 0) as integer) as deals,
        cast(coalesce(sums.deals_won, 0) as integer) as deals_won,
        cast(coalesce(sums.deals_lost, 0) as integer) as deals_lost,
        cast(coalesce(sums.orders, 0) as integer) as orders,
        cast(coalesce(sums.net_amount, 0) as decimal(28, 2)) as net_amount,
        cast(coalesce(sums.tickets, 0) as integer) as tickets,
        sums.last_activity_at
    from companies
    left join sums on companies.account_id = sums.account_id
)

select * from accounts
