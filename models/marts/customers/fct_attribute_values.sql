with
attribute_values as (select * from {{ ref('int_customers__attribute_values') }}),

-- In an attribute group the winners are several values of one record, equal in every criterion.
winners as (
    select
        customer_id,
        contest,
        bool_or(is_verified) as is_verified,
        max(agreeing_records) as agreeing_records,
        min(source_priority) as source_priority,
        max(filled_attributes) as filled_attributes,
        max(observed_at) as observed_at
    from attribute_values
    where survivorship_rank = 1
    group by customer_id, contest
),

compared as (
    select
        attribute_values.customer_id,
        attribute_values.attribute,
        attribute_values.attribute_value,
        attribute_values.source_record_id,
        attribute_values.channel,
        attribute_values.observed_at,
        attribute_values.is_verified,
        attribute_values.survivorship_rule,
        attribute_values.attribute_group,
        cast(attribute_values.survivorship_rank as integer) as survivorship_rank,
        case
            when attribute_values.survivorship_rank = 1 then null
            when
                attribute_values.survivorship_rule = 'verified_first'
                and winners.is_verified
                and not attribute_values.is_verified
                then 'verification'
            when
                attribute_values.survivorship_rule = 'most_frequent'
                and winners.agreeing_records > attribute_values.agreeing_records
                then 'agreement'
            when
                attribute_values.survivorship_rule = 'source_priority'
                and winners.source_priority < attribute_values.source_priority
                then 'source_priority'
            when
                attribute_values.survivorship_rule = 'most_complete'
                and winners.filled_attributes > attribute_values.filled_attributes
                then 'completeness'
            when
                winners.observed_at > attribute_values.observed_at
                or (winners.observed_at is not null and attribute_values.observed_at is null)
                then 'recency'
            when winners.source_priority < attribute_values.source_priority then 'source_priority'
            else 'record_order'
        end as outranked_by
    from attribute_values
    inner join winners
        on
            attribute_values.customer_id = winners.customer_id
            and attribute_values.contest = winners.contest
)

select * from compared
