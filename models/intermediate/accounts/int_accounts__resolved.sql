with
accounts as (select * from {{ ref('int_accounts__keyed') }}),

source_priority as (select * from {{ ref('source_priority') }}),

named_domains as (
    select
        name_key,
        min(own_domain) as own_domain,
        count(distinct own_domain) as domain_count
    from accounts
    where name_key is not null
    group by name_key
),

-- Two domains are two companies even with the same name. A record without a domain joins the only
-- company with its name; where there are several, it stays on its own.
joined as (
    select
        accounts.*,
        coalesce(
            accounts.own_domain,
            case when named_domains.domain_count = 1 then named_domains.own_domain end
        ) as resolved_domain
    from accounts
    left join named_domains on accounts.name_key = named_domains.name_key
),

resolved as (
    select
        joined.*,
        case
            when joined.own_domain is not null then 'domain'
            when joined.resolved_domain is not null then 'name_of_domain'
            when joined.name_key is not null then 'name'
            else 'record'
        end as account_evidence,
        case
            when joined.resolved_domain is not null then 'domain|' || joined.resolved_domain
            when joined.name_key is not null then 'name|' || joined.name_key
            else 'record|' || joined.account_record_id
        end as account_key,
        coalesce(source_priority.source_priority, 99) as source_priority
    from joined
    left join source_priority on joined.channel = source_priority.channel
),

-- Values come from the record with the highest preference.
accounts_resolved as (
    select
        channel,
        account_record_id,
        account_name,
        industry,
        employee_count,
        annual_revenue,
        country,
        region,
        city,
        technographics,
        observed_at,
        own_domain,
        resolved_domain,
        account_evidence,
        account_key,
        'a_' || substr(md5(account_key), 1, 16) as account_id,
        row_number() over (
            partition by account_key
            order by
                source_priority desc,
                coalesce(observed_at, cast('0001-01-01' as timestamp)) asc,
                account_record_id desc
        ) as preference
    from resolved
)

select * from accounts_resolved
