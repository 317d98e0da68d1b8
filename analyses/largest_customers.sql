-- The customers with the most records, where a false merge is visible first. Ids and counts only.
with
bridge as (select * from {{ ref('bridge_customer_records') }}),

identifiers as (
    select *
    from {{ ref('int_identifiers__classified') }}
    where is_trusted
),

identifier_counts as (
    select
        bridge.customer_id,
        count(distinct identifiers.identifier_key) as trusted_identifiers,
        count(distinct case
            when identifiers.identifier_type = 'email' then identifiers.identifier_key
        end) as mailboxes,
        count(distinct case
            when identifiers.identifier_type = 'login_id' then identifiers.identifier_key
        end) as logins
    from bridge
    inner join identifiers on bridge.source_record_id = identifiers.source_record_id
    group by bridge.customer_id
),

record_counts as (
    select
        customer_id,
        count(*) as records,
        count(distinct channel) as channels
    from bridge
    group by customer_id
),

largest_customers as (
    select
        record_counts.customer_id,
        record_counts.records,
        record_counts.channels,
        coalesce(identifier_counts.trusted_identifiers, 0) as trusted_identifiers,
        coalesce(identifier_counts.mailboxes, 0) as mailboxes,
        coalesce(identifier_counts.logins, 0) as logins
    from record_counts
    left join identifier_counts on record_counts.customer_id = identifier_counts.customer_id
    order by record_counts.records desc, record_counts.customer_id asc
    limit 50
)

select * from largest_customers
