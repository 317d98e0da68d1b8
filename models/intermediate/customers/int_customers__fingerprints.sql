with
records as (select * from {{ ref('int_records__cleaned') }}),

-- Reads the ledger instead of int_records__resolved: the extra columns are not needed here, and so
-- the two models can be built at the same time.
assignments as (
    {{ newest_assignments(ref('int_ledger__assignments')) }}
),

customer_records as (
    select
        source_record_id,
        customer_id
    from assignments
    where is_present
),

identifiers as (
    select * from {{ ref('int_identifiers__classified') }}
    where identifier_type in ('email', 'phone')
),

survivorship as (select * from {{ ref('survivorship') }}),

source_priority as (select * from {{ ref('source_priority') }}),

parts as (
    select
        source_record_id,
        {{ row_fingerprint(
            ['channel', 'source_record_id', 'observed_at', 'is_verified']
            + record_attributes().keys() | list
        ) }} as fingerprint
    from records

    union all

    select
        source_record_id,
        {{ row_fingerprint([
            'source_record_id', 'identifier_type', 'identifier_value', 'given_email',
            'last_seen_at', 'refusal_reason'
        ]) }} as fingerprint
    from identifiers
),

-- A changed rule can change the winner of every customer, so the rules are part of each
-- fingerprint.
rules as (
    select sum(fingerprint) as fingerprint
    from (
        select
            {{ row_fingerprint(['attribute', 'survivorship_rule', 'attribute_group']) }}
                as fingerprint
        from survivorship

        union all

        select {{ row_fingerprint(['channel', 'source_priority']) }} as fingerprint
        from source_priority
    ) as rule_parts
),

fingerprints as (
    select
        customer_records.customer_id,
        cast(
            sum(parts.fingerprint) + coalesce(max(rules.fingerprint), 0) as decimal(38, 0)
        ) as fingerprint
    from customer_records
    inner join parts on customer_records.source_record_id = parts.source_record_id
    cross join rules
    group by customer_records.customer_id
)

select * from fingerprints
