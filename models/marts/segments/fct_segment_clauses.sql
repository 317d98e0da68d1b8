with
segment_rules as (select * from {{ ref('segment_rules') }}),

feature_values as (select * from {{ ref('int_customers__feature_values') }}),

-- An unknown feature has no row here, so no clause on it can pass: a customer with an unknown city
-- is neither in Lisbon nor known to be elsewhere.
compared as (
    select
        feature_values.customer_id,
        segment_rules.segment_id,
        segment_rules.clause_group,
        segment_rules.feature,
        segment_rules.operator,
        segment_rules.threshold,
        feature_values.feature_value as observed_value,
        segment_rules.rationale,
        segment_rules.words as wanted_words,
        feature_values.feature_word as observed_word,
        {{ is_among('feature_values.feature_word', 'segment_rules.words') }} as is_wanted
    from segment_rules
    inner join feature_values on segment_rules.feature = feature_values.feature
),

clauses as (
    select
        customer_id,
        segment_id,
        clause_group,
        feature,
        operator,
        threshold,
        observed_value,
        rationale,
        wanted_words,
        observed_word,
        case operator
            when '>=' then observed_value >= threshold
            when '<=' then observed_value <= threshold
            when '>' then observed_value > threshold
            when '<' then observed_value < threshold
            when '=' then observed_value = threshold
            when 'is' then is_wanted
            when 'in' then is_wanted
            when 'is_not' then not is_wanted
        end as is_met
    from compared
)

select * from clauses
