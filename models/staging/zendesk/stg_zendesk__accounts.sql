with
organizations as (
    select * from {{ ref('base_zendesk__organizations') }} where reject_reason is null
),

domain_names as (select * from {{ ref('base_zendesk__domain_names') }} where reject_reason is null),

mail_domains as (select * from {{ ref('mail_domains') }}),

-- An organization lists the mail domains of its people. A public mail domain in that list would
-- make colleagues of people who do not know each other.
own_domains as (
    select
        domain_names.organization_id,
        domain_names.domain,
        row_number() over (
            partition by domain_names.organization_id
            order by coalesce(domain_names.domain_position, 999) asc, domain_names.domain asc
        ) as domain_rank
    from domain_names
    left join mail_domains on domain_names.domain = mail_domains.domain
    where mail_domains.domain is null
),

accounts as (
    select
        organizations.organization_name as account_name,
        own_domains.domain,
        'zendesk:organization:' || organizations.organization_id as account_record_id,
        coalesce(organizations.updated_at, organizations.created_at) as observed_at
    from organizations
    left join own_domains
        on
            organizations.organization_id = own_domains.organization_id
            and own_domains.domain_rank = 1
)

select * from accounts
