with
companies as (select * from {{ ref('base_maven_crm__accounts') }} where reject_reason is null),

deals as (select * from {{ ref('base_maven_crm__deals') }} where reject_reason is null),

-- Companies have no date; the newest start or end of a deal is used.
deal_days as (
    select
        account_name,
        max(coalesce(closed_on, engaged_on)) as last_dealt_on
    from deals
    where account_name is not null
    group by account_name
),

accounts as (
    select
        companies.account_record_id,
        companies.account_name,
        companies.industry,
        companies.employee_count,
        companies.annual_revenue,
        companies.country,
        cast(deal_days.last_dealt_on as timestamp) as observed_at
    from companies
    left join deal_days on companies.account_name = deal_days.account_name
)

select * from accounts
