with
changed_customers as (
    {{ changed_customers() }}
),

connected as (
    select
        connected_records.source_record_id,
        connected_records.customer_id,
        changed_customers.fingerprint
    from {{ ref('int_records__resolved') }} as connected_records
    inner join changed_customers
        on connected_records.customer_id = changed_customers.customer_id
),

records as (
    select located_records.*
    from {{ ref('int_records__cleaned') }} as located_records
    inner join connected on located_records.source_record_id = connected.source_record_id
),

identifiers as (select * from {{ ref('int_identifiers__classified') }}),

survivorship as (select * from {{ ref('survivorship') }}),

source_priority as (select * from {{ ref('source_priority') }}),

record_values as (
    {{ unpivot_attributes('records') }}

    union all

    -- A mailbox of a role or a placeholder is nobody's contact. An address is published as it was
    -- given: without its tag or its dots it may be one that nobody has.
    select
        identifiers.source_record_id,
        identifiers.channel,
        identifiers.identifier_type as attribute,
        coalesce(identifiers.given_email, identifiers.identifier_value) as attribute_value,
        identifiers.last_seen_at as observed_at,
        coalesce(records.is_verified, false) as is_verified
    from identifiers
    left join records on identifiers.source_record_id = records.source_record_id
    where
        identifiers.identifier_type in ('email', 'phone')
        and coalesce(identifiers.refusal_reason, 'shared_value')
        in ('type_does_not_merge', 'shared_value')
),

customer_values as (
    select
        record_values.*,
        connected.customer_id,
        connected.fingerprint,
        survivorship.survivorship_rule,
        survivorship.attribute_group,
        coalesce('group ' || survivorship.attribute_group, record_values.attribute) as contest,
        coalesce(source_priority.source_priority, 99) as source_priority,
        count(*) over (
            partition by
                connected.customer_id,
                record_values.attribute,
                record_values.attribute_value
        ) as agreeing_records
    from record_values
    inner join connected on record_values.source_record_id = connected.source_record_id
    inner join survivorship on record_values.attribute = survivorship.attribute
    left join source_priority on record_values.channel = source_priority.channel
),

-- Number of attributes of the group that each record states.
completeness as (
    select
        source_record_id,
        attribute_group,
        count(distinct attribute) as filled_attributes
    from customer_values
    where survivorship_rule = 'most_complete'
    group by source_record_id, attribute_group
),

measured as (
    select
        customer_values.*,
        coalesce(completeness.filled_attributes, 0) as filled_attributes
    from customer_values
    left join completeness
        on
            customer_values.source_record_id = completeness.source_record_id
            and customer_values.attribute_group = completeness.attribute_group
),

-- Each rule puts its own criterion first; the rest of the order is the same and total. Attributes
-- of one group are ranked record by record, so that all winners come from one record: an attribute
-- that this record lacks is null, not filled from another record.
ranked as (
    select
        *,
        dense_rank() over (
            partition by customer_id, contest
            order by
                case
                    when survivorship_rule = 'verified_first' and is_verified then 0 else 1
                end asc,
                case survivorship_rule when 'most_frequent' then -agreeing_records else 0 end asc,
                case when survivorship_rule = 'source_priority' then source_priority else 0 end asc,
                case when survivorship_rule = 'most_complete' then -filled_attributes end asc,
                observed_at desc,
                source_priority asc,
                source_record_id asc,
                case when attribute_group is null then attribute_value end asc
        ) as survivorship_rank
    from measured
)

select * from ranked
