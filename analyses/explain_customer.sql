-- Explains why the records of a customer are one person, where each value comes from, and why the
-- customer is in its segments and its persona. It shows records, rules and reasons; the values are
-- in dim_customers only, so that they do not appear in a log. It needs the current id: `portrait
-- explain` resolves old ids and shows the path between two records. Run it with
-- dbt show --select explain_customer --limit 200 --output json --vars '{customer: c_...}'
with
records as (
    select * from {{ ref('bridge_customer_records') }}
    where customer_id = '{{ var("customer", "") }}'
),

identifiers as (select * from {{ ref('int_identifiers__classified') }}),

attribute_values as (
    select * from {{ ref('fct_attribute_values') }}
    where customer_id = '{{ var("customer", "") }}'
),

events as (
    select * from {{ ref('fct_identity_events') }}
    where
        customer_id = '{{ var("customer", "") }}'
        or other_customer_id = '{{ var("customer", "") }}'
),

clauses as (
    select * from {{ ref('fct_segment_clauses') }}
    where customer_id = '{{ var("customer", "") }}'
),

segment_members as (
    select * from {{ ref('fct_segment_members') }}
    where customer_id = '{{ var("customer", "") }}'
),

persona_members as (
    select * from {{ ref('fct_persona_members') }}
    where customer_id = '{{ var("customer", "") }}'
),

explanations as (
    select
        '1 record' as part,
        source_record_id as subject,
        case when is_linked then 'linked' else 'on its own' end as reason,
        channel as evidence
    from records

    union all

    select
        '2 identifier' as part,
        identifiers.identifier_type || ' ' || cast(identifiers.identifier_key as string) as subject,
        coalesce(identifiers.refusal_reason, 'trusted: joins people') as reason,
        identifiers.source_record_id as evidence
    from identifiers
    inner join records on identifiers.source_record_id = records.source_record_id

    union all

    select
        '3 value' as part,
        attribute as subject,
        survivorship_rule || coalesce(', lost to ' || outranked_by, ', wins') as reason,
        source_record_id as evidence
    from attribute_values

    union all

    select
        '4 segment' as part,
        segment_id || case when is_primary then ' (primary)' else '' end as subject,
        'every clause of ' || clause_group as reason,
        cast(groups_met as string) || ' groups met' as evidence
    from segment_members

    union all

    select
        '5 clause' as part,
        segment_id || ' / ' || clause_group as subject,
        feature || ' ' || operator || ' ' || coalesce(wanted_words, cast(threshold as string))
            as reason,
        case when is_met then 'met: ' else 'not met: ' end
        || coalesce(observed_word, cast(observed_value as string)) as evidence
    from clauses

    union all

    select
        '6 persona' as part,
        persona_id as subject,
        'distance ' || {{ round_text('distance', 3) }} || ', confidence '
        || {{ round_text('confidence', 3) }} as reason,
        cast(features_known as string) || ' features known' as evidence
    from persona_members

    union all

    select
        '7 event' as part,
        identity_event || ' ' || customer_id || coalesce(' / ' || other_customer_id, '')
            as subject,
        reason,
        'run ' || cast(run_number as string) || ', ' || cast(record_count as string) || ' records'
            as evidence
    from events
)

select * from explanations
order by part, subject, reason, evidence
