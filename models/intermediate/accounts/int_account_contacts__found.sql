with
accounts as (select * from {{ ref('int_accounts__resolved') }}),

golden_records as (select * from {{ ref('int_customers__golden_records') }}),

identifiers as (
    select * from {{ ref('int_identifiers__normalised') }}
    where identifier_type = 'email' and is_readable
),

connected as (select * from {{ ref('int_records__resolved') }}),

stated as (
    select
        golden_records.customer_id,
        accounts.account_id
    from golden_records
    inner join accounts on golden_records.account_record_id = accounts.account_record_id
),

domains as (
    select distinct
        own_domain,
        account_id
    from accounts
    where own_domain is not null
),

-- A customer with addresses at two companies is assigned to neither.
mailboxes as (
    select
        connected.customer_id,
        min(domains.account_id) as account_id
    from identifiers
    inner join domains on split_part(identifiers.identifier_value, '@', 2) = domains.own_domain
    inner join connected on identifiers.source_record_id = connected.source_record_id
    group by connected.customer_id
    having count(distinct domains.account_id) = 1
),

contacts as (
    select
        customer_id,
        account_id,
        'account_record' as contact_evidence
    from stated

    union all

    select
        mailboxes.customer_id,
        mailboxes.account_id,
        'mail_domain' as contact_evidence
    from mailboxes
    left join stated on mailboxes.customer_id = stated.customer_id
    where stated.customer_id is null
)

select * from contacts
