with
accounts as (
    select
        *,
        {{ own_domain('domain') }} as typed_domain,
        {{ company_name_key('account_name') }} as name_key
    from {{ ref('int_accounts__unioned') }}
),

mail_domains as (select * from {{ ref('mail_domains') }}),

-- A public mail domain would make one company of everyone who uses it.
accounts_keyed as (
    select
        accounts.channel,
        accounts.account_record_id,
        accounts.account_name,
        accounts.industry,
        accounts.employee_count,
        accounts.annual_revenue,
        accounts.country,
        accounts.region,
        accounts.city,
        accounts.technographics,
        accounts.observed_at,
        accounts.name_key,
        case when mail_domains.domain is null then accounts.typed_domain end as own_domain
    from accounts
    left join mail_domains on accounts.typed_domain = mail_domains.domain
)

select * from accounts_keyed
