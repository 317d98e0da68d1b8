-- Attributes of one group must come from one record, so one rule must choose that record: two rules
-- would take the town of one address and the postal code of another. A group cannot use
-- most_frequent, which chooses no single record. It cannot contain email or phone, because one
-- record may have several of them. most_complete needs a group: it compares how many of its
-- attributes a record fills.
with

survivorship as (

    select * from {{ ref('survivorship') }}

),

group_rules as (

    select
        attribute_group,
        count(distinct survivorship_rule) as rule_count
    from survivorship
    where attribute_group is not null
    group by attribute_group

),

offenders as (

    select survivorship.attribute
    from survivorship
    left join group_rules on survivorship.attribute_group = group_rules.attribute_group
    where
        (survivorship.attribute_group is null and survivorship.survivorship_rule = 'most_complete')
        or (
            survivorship.attribute_group is not null
            and (
                group_rules.rule_count > 1
                or survivorship.survivorship_rule = 'most_frequent'
                or survivorship.attribute in ('email', 'phone')
            )
        )

)

select * from offenders
