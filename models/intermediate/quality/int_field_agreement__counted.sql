with
attribute_values as (
    select * from {{ ref('int_customers__attribute_values') }}
    -- A key belongs to its own channel: two channels cannot agree on it.
    where attribute <> 'account_record_id'
),

stated as (
    select
        customer_id,
        attribute,
        channel,
        max_by(lower(replace(attribute_value, ' ', '')), -survivorship_rank) as stated_value
    from attribute_values
    group by customer_id, attribute, channel
),

counted as (
    select
        stated.channel,
        other_values.channel as other_channel,
        stated.attribute,
        count(*) as customers_compared,
        count(*) filter (where stated.stated_value = other_values.stated_value)
            as customers_agreeing
    from stated
    inner join stated as other_values
        on
            stated.customer_id = other_values.customer_id
            and stated.attribute = other_values.attribute
            and stated.channel <> other_values.channel
    group by stated.channel, other_values.channel, stated.attribute
)

select * from counted
